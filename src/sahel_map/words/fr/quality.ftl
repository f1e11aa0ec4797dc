# How good the data are.
quality-what = { $n ->
    [one] Sur quoi repose la fiche affichée et ce qui lui manque. Les filtres s’appliquent ; les fiches globales sont comptées ici.
   *[other] Sur quoi reposent les { $count } fiches affichées et ce qui leur manque. Les filtres s’appliquent ; les fiches globales sont comptées ici.
}
quality-of = { $count } sur { $total }
quality-figure-publishers = Deux éditeurs ou plus
quality-figure-doubts = Avec un doute ouvert
quality-figure-unstated = Sans source indiquée
quality-figure-unstated-figures = Chiffres sans source
quality-figure-departing = Chiffres hors règle
quality-departing-meaning = Un chiffre est hors règle si la fiche garde une autre valeur que les décomptes le plus bas et le plus haut que donnent ses affirmations ; la fiche dit pourquoi.
quality-sources-step = { $low } à { $high }
quality-sources-one = { $count }
quality-sources-more = { $low } ou plus
quality-with-share = { $count } ({ $share })
quality-column-grade = Degré
quality-column-records = Fiches
quality-column-share = Part
quality-column-sources = Nombre
quality-column-n-sources = Fiches par pages
quality-column-n-independent = par éditeurs indépendants
quality-column-missing = Non rapporté
quality-column-among = Parmi
quality-column-fact = Élément
quality-confidence-heading = Fiabilité
quality-confidence-note = Avec quelle certitude l’incident a eu lieu. Le degré est le jugement de ceux qui ont écrit la fiche ; la règle leur sert de guide.
quality-grade-below = { $n ->
    [one] { $count } fiche citant au moins deux éditeurs indépendants est de fiabilité moyenne ou faible : plusieurs pages peuvent reposer sur un seul récit, ou en dire trop peu.
   *[other] { $count } fiches citant au moins deux éditeurs indépendants sont de fiabilité moyenne ou faible : plusieurs pages peuvent reposer sur un seul récit, ou en dire trop peu.
}
quality-grade-above = { $n ->
    [one] { $count } fiche de fiabilité élevée cite un seul éditeur, qui n’est ni les Nations unies ni une organisation auteure d’un rapport.
   *[other] { $count } fiches de fiabilité élevée citent un seul éditeur, qui n’est ni les Nations unies ni une organisation auteure d’un rapport.
}
quality-unnamed-agency = { $n ->
    [one] { $count } fiche compte comme second éditeur une agence que la page ne nomme pas ; ce peut être de nouveau la première.
   *[other] { $count } fiches comptent comme second éditeur une agence que la page ne nomme pas ; ce peut être de nouveau la première.
}
quality-attribution-heading = Attribution
quality-attribution-note = Le degré le plus fort parmi les auteurs présumés d’une fiche.
quality-place-precision-heading = Précision des lieux
quality-place-precision-note = Avec quelle précision le lieu est connu.
quality-date-precision-heading = Précision des dates
quality-date-precision-note = Avec quelle précision la date est connue.
quality-sources-heading = Sources par fiche
quality-sources-note = Pages citées, et éditeurs indépendants derrière elles : les reprises comptent une fois.
quality-standards-heading = Niveaux de preuve
quality-standards-note = Le type de source le plus rigoureux derrière une fiche.
quality-support-heading = Éléments selon leur source
quality-support-note = Ce qui appuie chaque date, lieu, auteur, degré, atteinte et chiffre.
quality-missing-heading = Champs manquants
quality-missing-note = Compté parmi les fiches où le champ pouvait être attendu.
quality-standard-un = Enquête ou déclaration des Nations unies
quality-standard-inquiry = Rapport d’organisation après enquête
quality-standard-press = Agence, radio, télévision ou journal
quality-standard-local = Médias locaux ou agrégateurs seulement
quality-standard-partisan = Association militante ou gouvernement seulement
quality-missing-killed = morts, si un homicide est signalé
quality-missing-injured = blessés, si des blessures sont signalées
quality-missing-abducted = enlevés, si un enlèvement ou une disparition est signalé
quality-missing-displaced = déplacés, si un déplacement est signalé
quality-missing-homes-burned = habitations brûlées, si un incendie est signalé
quality-missing-livestock-taken = bétail, si un pillage est signalé
quality-missing-detained = détenus, si une détention est signalée
quality-missing-cercle = cercle
quality-missing-region = région sur la carte de 2023
quality-missing-published = jour de publication d’une page
quality-basis-supports = indiqué par une page
quality-basis-notes = attribué dans les notes
quality-basis-record = source non indiquée
quality-basis-none = aucune affirmation
quality-fact-date = date
quality-fact-place = lieu
quality-fact-actor = auteur présumé
quality-fact-attribution = attribution
quality-fact-harm-type = type d’atteinte
quality-fact-figure = chiffre
coverage-heading = Couverture par mois et par région
coverage-publishers = Éditeurs
coverage-caption = Fiches selon le mois de leur premier jour, plus foncé pour plus ; la première ligne compte les éditeurs indépendants cités. Seuls les mois de la période choisie sont dessinés. Une case vide est un mois où aucune fiche affichée ne commence, non un mois sans atteinte.
coverage-summary = { $n ->
    [one] Fiches par région sur { $count } mois.
   *[other] Fiches par région sur { $count } mois.
}
coverage-tip = { $row }, { $month } : { $count }
coverage-before = { $n ->
    [one] { $count } fiche affichée commence avant ces mois et ne figure dans aucune case.
   *[other] { $count } fiches affichées commencent avant ces mois et ne figurent dans aucune case.
}
coverage-empty-regions = Régions sans fiche avec ces filtres : { $regions }. Rien de rapporté ne veut pas dire rien de subi.
coverage-never-regions = Régions sans fiche dans tout le jeu de données (zone étudiée : { $area }) : { $regions }.
coverage-never-regions-unknown = Régions sans fiche dans tout le jeu de données : { $regions }.
coverage-unplaced = { $n ->
    [one] { $count } fiche affichée n’a pas de région connue et peut se trouver dans n’importe laquelle.
   *[other] { $count } fiches affichées n’ont pas de région connue et peuvent se trouver dans n’importe laquelle.
}
coverage-empty-months = Mois où aucune fiche ne commence ni ne dure : { $months }.
coverage-lasting-months = Mois où aucune fiche ne commence, bien qu’une plus ancienne dure encore : { $months }.
coverage-empty-cercles = Cercles sans fiche, dans des régions{ $map ->
    [one] { "" }
   *[old] { " " }(d’avant 2023)
} qui en ont une : { $cercles }. Rien de rapporté ne veut pas dire rien de subi.
gaps-heading = Lacunes connues par région, année et auteur présumé
gaps-caption = Fiches, et combien d’entre elles manquent de quoi. Une fiche figure sous l’année de son premier jour et sous chacun de ses auteurs présumés.
gaps-column-region = Région
gaps-column-year = Année
gaps-column-actor = Auteur présumé
gaps-column-records = Fiches
gaps-column-single = Une source indépendante
gaps-column-no-toll = Homicide sans nombre
gaps-column-coarse = Lieu non plus fin que le cercle
gaps-column-unnamed = Assaillants non nommés
gaps-column-unstated = Un élément sans source indiquée
quality-behind = Un nombre souligné ouvre dans un nouvel onglet les fiches qu’il compte ; là où des faits sont comptés, les fiches qui les contiennent.
