# Deux jeux de données côte à côte

compare-mode = Ce qui est comparé
compare-mode-choices = Deux choix de ce jeu
compare-mode-sets = Ce jeu avec un autre jeu
compare-sets-what = Quels incidents de deux jeux sont si proches dans l’espace et dans le temps que tous deux peuvent parler du même événement. Les filtres de la colonne latérale valent pour les deux jeux. Rien n’est fusionné ni additionné.
compare-sets-a = Jeu A
compare-sets-b = Jeu B
compare-sets-other = Autre jeu (B)
compare-sets-km = Dans un rayon de (km)
compare-sets-km-help = Entre les points où les deux sont dessinés : de 0 à 100.
compare-sets-within-days = À moins de (jours)
compare-sets-within-days-help = Entre la fin de l’un et le début de l’autre ; 0 s’ils se touchent : de 0 à 31.
compare-sets-choose = Choisissez le jeu avec lequel comparer.
compare-sets-none = Il n’y a sur ce serveur aucun autre jeu que vous puissiez lire.
compare-sets-gone = Le jeu { $set } n’est pas ici, ou vous ne pouvez pas le lire. Choisissez-en un autre.
compare-sets-broken = L’autre jeu ne peut être ouvert : { $message }
compare-sets-filter-unknown = Un filtre n’est pas connu de l’autre jeu et ne vaut que pour celui-ci : { $filter }
compare-sets-side = { $title } ({ $publisher } ; { $licence }), version des données { $version }. { $unit ->
    [civilians] Ses chiffres comptent des civils.
    [all_deaths] Ses chiffres comptent tous les morts, combattants compris.
    [events] Il compte des événements, non des personnes.
   *[unknown] Il n’est pas indiqué qui ses chiffres comptent.
}
compare-sets-compared = { $n ->
    [one] { $count } incident peut être comparé.
   *[other] { $count } incidents peuvent être comparés.
}
compare-sets-apart = Comptés à part : { $reasons }.
compare-sets-apart-aggregate = { $n ->
    [one] { $count } fiche globale
   *[other] { $count } fiches globales
}
compare-sets-apart-unplaced = { $n ->
    [one] { $count } sans lieu sur la carte
   *[other] { $count } sans lieu sur la carte
}
compare-sets-apart-area = { $n ->
    [one] { $count } connu seulement à l’échelle d’une unité ou d’un large cercle
   *[other] { $count } connus seulement à l’échelle d’une unité ou d’un large cercle
}
compare-sets-apart-undated = { $n ->
    [one] { $count } daté de plus de { $most } jours
   *[other] { $count } datés de plus de { $most } jours
}
compare-sets-matched = { $n ->
    [one] { $count } incident de chaque jeu a un correspondant dans l’autre { $limits } : { $share_a } de A, { $share_b } de B.
   *[other] { $count } incidents de chaque jeu ont un correspondant dans l’autre { $limits } : { $share_a } de A, { $share_b } de B.
}
compare-sets-no-share = aucune part (rien à comparer)
compare-sets-limits = à moins de { $km } km et { $days }
compare-sets-days = { $n ->
    [one] { $count } jour
   *[other] { $count } jours
}
compare-sets-only = Dans A seulement : { $n_a }. Dans B seulement : { $n_b }.
compare-sets-differ = { $n ->
    [0] Toutes les paires donnent le même nombre de morts, ou aucun.
    [one] { $count } des paires donne un autre nombre de morts, ou un nombre d’un seul côté.
   *[other] { $count } des paires donnent un autre nombre de morts, ou un nombre d’un seul côté.
}
compare-sets-units = Les deux jeux ne comptent pas la même chose : leurs chiffres ne peuvent être comparés tels quels.
compare-sets-caution = Le recoupement de jeux soigneux est souvent faible : chacun apprend des événements que l’autre ignore, et chacun les situe et les date aussi bien que ses sources le permettent. Une paire ne prouve pas qu’il s’agit d’un seul événement, et une fiche sans correspondant n’est pas une raison d’en douter. Des limites plus larges trouvent plus de paires, par hasard aussi.
compare-sets-rule = Les paires sont faites une à une : les plus proches en jours d’abord, puis, à égalité, celles aux dates les plus exactes, puis les plus proches en distance. Les jours vont de la fin de l’un au début de l’autre ; les kilomètres séparent les points où les deux sont dessinés.
compare-sets-row-set = Jeu
compare-sets-row-compared = Incidents qui peuvent être comparés
compare-sets-row-matched = Avec un correspondant dans l’autre jeu
compare-sets-row-share = Part avec un correspondant
compare-sets-row-only = Dans ce jeu seulement
compare-sets-row-apart-aggregate = À part : fiches globales
compare-sets-row-apart-unplaced = À part : sans lieu sur la carte
compare-sets-row-apart-area = À part : connus à l’échelle d’une unité ou d’un large cercle
compare-sets-row-apart-undated = À part : datés de plus de 31 jours
compare-sets-state-both = dans les deux
compare-sets-state-first = dans A seulement
compare-sets-state-second = dans B seulement
compare-sets-map = Sur la carte
compare-sets-map-tip = { $incidents }, { $state }
compare-sets-map-caption = Dans les deux : un correspondant { $limits } ; ces incidents sont là où le jeu A les situe. Les plus grands signes représentent plus d’incidents en un point. Ce qui n’est situé qu’à l’échelle d’une unité n’est pas sur cette carte.
compare-sets-map-coarse = Les signes de points proches sont réunis par dixièmes de degré (environ 11 km).
compare-sets-map-state = Où il figure
compare-sets-map-lat = Latitude
compare-sets-map-lon = Longitude
compare-sets-map-n = Incidents
compare-sets-nothing = Aucun des deux jeux n’a d’incident comparable sous ces filtres.
compare-sets-months = Par mois
compare-sets-months-axis = Incidents
compare-sets-months-caption = De { $first } à { $last }. Un incident compte au mois de son premier jour ; celui qui figure dans les deux compte une fois, au jour du jeu A.
compare-sets-month-tip = { $month } : { $n }, { $state }
compare-sets-table = Incident par incident
compare-sets-table-show = Affichés
compare-sets-table-empty = Il n’y en a aucun.
compare-sets-where-month = Seulement les incidents du mois : { $month }.
compare-sets-where-point = Seulement les incidents du signe choisi.
compare-sets-where-all = Tout montrer
compare-sets-column-when = Date { $side }
compare-sets-column-place = Lieu { $side }
compare-sets-column-killed = Morts signalés { $side }
compare-sets-column-id = Fiche { $side }
compare-sets-column-days = Jours d’écart
compare-sets-column-km = Kilomètres d’écart
compare-sets-column-counts = Décomptes de morts
compare-sets-counts-same = identiques
compare-sets-counts-overlap = différents, fourchettes se recoupent
compare-sets-counts-higher = B plus haut
compare-sets-counts-lower = B plus bas
compare-sets-counts-unknown = un nombre d’un seul côté
compare-sets-too-long = Une feuille Excel contient au plus { $most } lignes ; choisissez le CSV.
