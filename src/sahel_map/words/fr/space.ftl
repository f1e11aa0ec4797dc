# Lieux sur la carte : autour d’un point, dans une zone dessinée, à l’écran ; et la recherche de lieux et de fiches.
selection-near = à { $km } km au plus de { $where }
selection-near-place = { $name } ({ $point })
selection-shape = dans une zone dessinée sur la carte, à { $n } sommets, entre { $first } et { $last }
selection-bounds = dans la partie de la carte entre { $first } et { $last }
selection-point = { $lat }, { $lon }
selection-north = { $degrees }° N
selection-south = { $degrees }° S
selection-east = { $degrees }° E
selection-west = { $degrees }° O
space-apart = { $n ->
    [one] { $count } autre incident de ces filtres n’est connu qu’à la commune, au cercle ou à la région près, ou n’a pas de lieu connu ; on ne peut dire s’il s’y trouve, et il n’est pas compté.
   *[other] { $count } autres incidents de ces filtres ne sont connus qu’à la commune, au cercle ou à la région près, ou n’ont pas de lieu connu ; on ne peut dire s’ils s’y trouvent, et ils ne sont pas comptés.
}
space-apart-short = { $n ->
    [one] { $count } non compté
   *[other] { $count } non comptés
}
space-near-short = Distance
space-km = Kilomètres alentour
space-here = Autour de cette fiche
space-days = Jours avant et après
space-show = Montrer ce qui est proche
space-find = Chercher un lieu, une zone, une fiche ou un éditeur
space-find-hint = Lieu, zone, fiche…
space-find-none = Rien ne s’appelle « { $text } » ici.
space-find-record = Fiches
space-find-place = Lieux
space-find-commune = Communes
space-find-cercle = Cercles
space-find-region = Régions
space-find-publisher = Éditeurs
space-find-choice = { $name } · { $detail }
draw-tool-rectangle = Dessiner un rectangle comme filtre
draw-tool-rectangle-how = Cliquez sur un coin, puis sur le coin opposé. Échap pour arrêter.
draw-tool-circle = Dessiner un cercle comme filtre
draw-tool-circle-how = Cliquez au centre, puis sur le bord (1 à 100 km). Échap pour arrêter.
draw-tool-polygon = Dessiner une zone comme filtre
draw-tool-polygon-how = Cliquez sur chaque sommet ; cliquez de nouveau sur le premier, ou appuyez sur Entrée, pour fermer la zone. Échap pour arrêter.
hits-heading = Meilleurs résultats
space-link = Copier le lien
space-link-what = Cette adresse ouvre la même vue : filtres, couches, fiche ouverte, langue, et l’endroit que montre la carte.
space-link-copy = Copier
space-link-copied = Copié
