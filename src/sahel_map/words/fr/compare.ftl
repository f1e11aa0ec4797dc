# Deux sélections côte à côte.
page-compare = Comparer
compare-what = Deux choix côte à côte. Les filtres de la colonne latérale valent pour les deux ; chaque choix peut remplacer la période, les auteurs présumés, les types d’atteinte et les zones.
compare-a = A
compare-b = B
compare-side-a = Choix A
compare-side-b = Choix B
compare-milestone = Avant et après un jalon
compare-milestone-none = Choisir un jalon
compare-milestone-choice = { $date } : { $label }
compare-from = De
compare-to = À
compare-period = Du { $first } au { $last } : { $months } mois.
compare-rates = A : { $n_1 } incidents, { $rate_1 } par mois. B : { $n_2 }, { $rate_2 } par mois.
compare-ratio = Incidents par mois de B rapportés à ceux de A : { $interval }. L’intervalle (à 95 %) ne contient pas 1 : plus que le hasard, si les incidents sont signalés indépendamment les uns des autres.
compare-ratio-open = Incidents par mois de B rapportés à ceux de A : { $interval }. L’intervalle (à 95 %) contient 1 : le hasard seul pourrait faire cette différence.
compare-low-base = Moins de { $least } incidents d’un côté : aucun rapport n’est donné, car un seul signalement de plus le changerait beaucoup.
compare-low-base-short = moins de { $least }
compare-interval = { $ratio } ({ $low }–{ $high })
compare-killed = Morts signalés : { $killed_1 } dans A, { $killed_2 } dans B.
compare-killed-overlap = Par mois, ces fourchettes se recoupent : les signalements ne montrent pas de quel côté il y a eu plus de morts.
compare-killed-higher = Par mois, même les décomptes les plus bas de B dépassent les plus hauts de A.
compare-killed-lower = Par mois, même les décomptes les plus hauts de B restent sous les plus bas de A.
compare-killed-unknown = D’un côté au moins, aucun nombre n’est rapporté : les morts ne peuvent être comparés.
compare-shared = { $n ->
    [one] { $count } incident figure des deux côtés, car sa période ou ses auteurs relèvent des deux ; il compte de chaque côté.
   *[other] { $count } incidents figurent des deux côtés, car leur période ou leurs auteurs relèvent des deux ; ils comptent de chaque côté.
}
compare-reporting = Ce qu’un changement des signalements peut simuler : A cite { $first } éditeurs, B { $second }. Quand des observateurs partent, qu’un réseau est coupé ou que des reporters sont menacés, la même violence laisse moins de fiches ; une enquête ou une source nouvelle ajoute des fiches sur une violence qui existait déjà. Une différence porte ici sur ce qui a été documenté, et pas forcément sur ce qui s’est passé.
compare-by-cercle = Différence par cercle
compare-by-harm = Différence par type d’atteinte
compare-by-actor = Différence par auteur présumé
compare-by-note = La plus grande différence d’abord. Un incident compte sous chacun de ses types et auteurs. Parmi de nombreuses lignes, environ un intervalle sur vingt exclut 1 par le seul hasard.
compare-column-what = Quoi
compare-column-cercle = Cercle
compare-column-harm = Type d’atteinte
compare-column-actor = Auteur présumé
compare-column-code = Code
compare-column-incidents = Incidents { $side }
compare-column-rate = Incidents par mois { $side }
compare-column-difference = Différence par mois, B moins A
compare-column-ratio = Rapport de B à A (intervalle à 95 %)
compare-column-killed = Morts signalés { $side }
compare-column-overlap = Fourchettes de morts par mois
compare-overlap-overlap = se recoupent
compare-overlap-higher = B plus haut
compare-overlap-lower = B plus bas
compare-overlap-unknown = non comparables
compare-row-first = Premier jour
compare-row-last = Dernier jour
compare-row-months = Durée en mois
compare-row-incidents = Incidents documentés
compare-row-rate = Incidents par mois
compare-row-aggregates = Fiches globales laissées de côté
compare-row-killed = Morts signalés
compare-row-without-figure = Incidents sans chiffre
compare-row-publishers = Éditeurs cités
compare-map-legend = Incidents par mois
compare-map-tip = { $name } : { $incidents }, { $rate } par mois
compare-map-counted = { $n ->
    [one] { $count } incident par cercle ; mêmes teintes sur les deux cartes. Un cercle sans teinte n’a pas d’incident documenté, ce qui n’est pas un signe de sécurité.
   *[other] { $count } incidents par cercle ; mêmes teintes sur les deux cartes. Un cercle sans teinte n’a pas d’incident documenté, ce qui n’est pas un signe de sécurité.
}
compare-map-unplaced = { $n ->
    [one] { $count } autre n’est pas situé aussi finement.
   *[other] { $count } autres ne sont pas situés aussi finement.
}
compare-map-marks = { $n ->
    [one] { $count } a un lieu propre et un signe, selon le groupe d’auteurs présumés et le plus bas nombre de morts signalés, comme sur la carte ; un cercle gris si plusieurs groupes sont nommés.
   *[other] { $count } ont un lieu propre et un signe, selon le groupe d’auteurs présumés et le plus bas nombre de morts signalés, comme sur la carte ; un cercle gris si plusieurs groupes sont nommés.
}
compare-map-no-marks = Plus de { $most } ont un lieu propre : ils ne sont pas marqués un par un.
compare-mark-tip = { $place }, { $date } : { $toll }
compare-download = Télécharger la comparaison en { $format }
compare-same = Les deux choix sont encore les mêmes. Choisissez un jalon ci-dessus, ou une autre période, un autre auteur ou une autre zone d’un côté.
compare-empty = L’un des choix ne montre aucun incident : il n’y a rien à comparer. Élargissez sa période ou ses filtres.
compare-order = La période de { $side } se termine avant de commencer.
compare-as-shared = comme dans les filtres
