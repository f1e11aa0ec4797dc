# La carte : légende, avis, noms des commandes. { $count } est le nombre écrit, $n choisit le pluriel.
map-print = Imprimer cette vue
map-title = Carte des incidents documentés
map-load-failed = Les données de la carte n’ont pas pu être chargées. Rechargez la page ; si ce message revient, le serveur est injoignable.
map-basemap-failed = Certaines limites ou rivières n’ont pas pu être chargées ; les incidents sont au complet.
map-empty = Aucun incident ne correspond aux filtres.
map-none-placed = { $n ->
    [one] { $count } incident correspond aux filtres, mais son lieu n’est pas connu.
   *[other] { $count } incidents correspondent aux filtres, mais aucun de leurs lieux n’est connu.
}
map-attribution = { $credit }. Tracés non officiels.
map-zoom-in = Agrandir
map-zoom-out = Réduire
map-whole = Voir tous les incidents
map-close = Fermer
map-marks = Incidents visibles : les flèches passent de l’un à l’autre, Entrée ouvre la fiche
map-shown = { $n ->
    [one] { $count } incident sur la carte.
   *[other] { $count } incidents sur la carte.
}
map-loading = Chargement…

map-legend-title = Lire cette carte
map-legend-more = Tailles et lieux
map-legend-actors = Auteur présumé
map-legend-joint = Opération conjointe : les deux signes
map-legend-size = Morts signalés, nombre le plus bas
map-legend-size-note = Surface proportionnelle au nombre
map-legend-highest = Anneau clair : le plus haut
map-legend-unknown-toll = Nombre non rapporté
map-legend-place = Précision du lieu
map-legend-settlement = Localité connue
map-legend-near = À proximité : dans le cercle
map-legend-unit = Seule la zone est connue
map-legend-cluster = Plusieurs ; tirets : certains sans localité connue

map-cluster = { $n ->
    [one] { $count } incident
   *[other] { $count } incidents
}
map-vague = { $n ->
    [one] dont { $count } connu seulement près d’un lieu ou par sa zone
   *[other] dont { $count } connus seulement près d’un lieu ou par leur zone
}
map-unit = { $n ->
    [one] { $count } incident dont seule cette zone est connue
   *[other] { $count } incidents dont seule cette zone est connue
}
map-unplaced = { $n ->
    [one] { $count } incident sans lieu connu
   *[other] { $count } incidents sans lieu connu
}
map-more = { $n ->
    [one] En voir { $count } de plus
   *[other] En voir { $count } de plus
}
map-joint-note = Les opérations conjointes figurent sous chaque acteur.

map-text-killed = Morts signalés : { $killed }
map-text-alleged = Auteurs présumés : { $actors }
map-text-unknown = Lieu inconnu

map-group-state-and-allies = Forces de l’État et alliés
map-group-islamist-armed-groups = Groupes islamistes
map-group-self-defence-militias = Milices d’autodéfense
map-group-rebel-coalitions = Rebelles
map-group-unidentified = Non identifiés
map-group-other = Autres
map-mostly = surtout { $group }
map-legend-entry = { $label } { $count }
map-list = Les incidents de la carte en liste
map-list-name = { $place }, { $date }
map-list-count = { $n ->
    [0] Aucun incident n’est affiché.
    [one] { $count } incident, avec un lien vers sa fiche.
   *[other] { $count } incidents, chacun avec un lien vers sa fiche, le plus récent d’abord.
}{ $cut ->
    [0] {""}
   *[other] {" "}Les { $listed } premiers figurent ici ; la page Incidents les a tous.
}
