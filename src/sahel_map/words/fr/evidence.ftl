# Sur quoi repose une fiche.
record-source-title = « { $title } »
record-source-mirror = copie sur un autre hôte
record-source-reachable = accessible
record-source-archived = copie archivée
record-source-accessed = lue le { $date }
table-evidence = Fondement
quality-evidence-heading = Fondement
quality-evidence-note = Sur quoi repose une fiche, d’après les éditeurs de ses pages. Des sources militantes seules le restent quel que soit leur nombre.
filter-evidence = Fondement
filter-evidence-all = Tous les fondements
selection-evidence = reposant sur : { $labels }
selection-evidence-none = sans aucun fondement choisi
about-table-evidence = Fondement
key-beside = { $value } avec deux éditeurs indépendants ou plus
key-beside-short = { $value } par deux ou plus
key-beside-switch = Deux éditeurs seulement, à côté
key-beside-help = À côté de l’ensemble : deux éditeurs indépendants seulement. Chaque chiffre est donné une seconde fois, à partir des seules fiches que rapportent deux éditeurs indépendants ou plus. Ce n’est pas un meilleur décompte : ce qu’un seul rapporte peut être vrai.
