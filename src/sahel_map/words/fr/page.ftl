page-name = Sahel Map
page-map = Carte
page-trends = Tendances
page-incidents = Incidents
page-reports = Rapports
page-briefing = Planches
page-quality = Qualité des données
page-about = À propos et méthode
page-help = Aide
page-accessibility = Accessibilité
page-data-broken = Rien ne peut être affiché
page-data-broken-what = Les données de ce serveur sont illisibles ou enfreignent leurs propres règles. L’hébergeur en trouve la cause ci-dessous. Rechargez cette page une fois le problème réglé.
page-data-broken-cause = Cause, pour l’hébergeur (en anglais)
page-months-rule = Une fiche qui touche cette période compte en entier, même si elle a commencé avant ou duré plus longtemps : les totaux de périodes choisies l’une après l’autre ne s’additionnent pas.
page-no-filters = Les filtres ne s’appliquent pas à cette page. Ceux que vous avez choisis restent pour les autres.
page-caveat = Chiffres rapportés, auteurs présumés. Les faits sont sous-déclarés là où l’accès est coupé : un lieu sans incident n’est pas un lieu sûr.
page-cite-heading = Citer cette vue
page-latest = Derniers incidents
page-latest-line = { $place } · { $date } · { $toll }
page-how-heading = Lire cette carte
page-how = Chaque signe est un incident documenté ; sa forme et sa couleur indiquent le groupe de l’auteur présumé, sa taille le nombre de morts signalés. Cliquez sur un signe pour ouvrir sa fiche avec toutes ses sources.
page-how-place = Un signe se trouve sur un village ; un cercle montre jusqu’où un lieu décrit peut s’écarter du signe ; une zone hachurée signifie que seuls la commune, le cercle ou la région sont connus.
page-how-areas = Plus une zone est foncée, plus le nombre indiqué en légende, additionné sur les incidents qui y sont documentés, est élevé. Une zone à motif n’a pas de nombre à montrer, et la légende dit pourquoi ; des traits obliques signifient que rien n’a été signalé, ce qui n’est pas un signe de sécurité. Pointez une zone pour lire ses nombres ; le tableau sous la carte les énumère.
page-how-density = Plus un carré est foncé, plus il compte d’incidents documentés ; tous les carrés ont la même surface. Un incident dont le lieu n’est pas connu assez finement n’est dans aucun. Là où il n’y a pas de carré, aucun incident n’est connu aussi finement, ce qui n’est pas un signe de sécurité.
page-open-record = Ouvrir la fiche
page-empty = Aucun incident ne correspond à ces filtres. Élargissez la période ou effacez les filtres.
page-table-show = Afficher en tableau
page-incidents-count = { $n ->
    [0] Aucun incident ne correspond aux filtres
    [one] 1 incident
   *[other] { $count } incidents
}
page-menu = Menu
page-loading = Chargement…
page-timeline = Mois par mois
page-matrix = Auteur présumé et type d’atteinte
page-harms = Types d’atteinte
page-areas = Morts signalés par zone
page-timeline-measure = Compter
page-timeline-measure-incidents = Incidents
page-timeline-measure-killed = Morts signalés
page-timeline-spread = Incidents datés d’une période de plusieurs mois
page-timeline-spread-start = au mois de leur début
page-timeline-spread-even = répartis également
page-area-level = Zones
page-area-level-region = Régions
page-area-level-cercle = Cercles
page-events = Ce que marquent les lignes et les points au-dessus des barres

# La note d’une première visite.
note-title = À propos de ces pages
note-content = Ces pages documentent des homicides, des enlèvements et d’autres atteintes à des personnes. Derrière chaque signe, il y a de vraies victimes ; certaines fiches décrivent des violences en détail.
note-reading = Les auteurs sont présumés, les nombres sont ceux que les sources rapportent, et une zone vide n’est pas une zone sûre. Un clic sur un signe ouvre sa fiche avec toutes les sources.
note-close = J’ai compris
