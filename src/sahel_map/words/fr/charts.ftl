# Graphiques et chiffres clés. { $count } est le nombre écrit, $n choisit la forme du pluriel.
# Les fiches globales laissées de côté sont un siège, un mois ou une région dans son ensemble.
charts-nothing = Rien à montrer : aucun incident ne correspond aux filtres.
charts-nothing-killed = Rien à montrer : aucun incident correspondant aux filtres n’a de nombre de morts rapporté.
charts-description = Un graphique. Les phrases au-dessous disent ce qu’il montre ; les mêmes nombres figurent dans le tableau qui suit.
charts-none = aucun
charts-several-groups = Plusieurs groupes (couleurs partagées)
charts-incidents = { $n ->
    [one] { $count } incident
   *[other] { $count } incidents
}
charts-killed = { $killed } morts signalés

charts-aggregates-left-out = { $n ->
    [one] { $count } fiche globale (un siège, un mois ou une région dans son ensemble) est laissée de côté.
   *[other] { $count } fiches globales (un siège, un mois ou une région dans son ensemble) sont laissées de côté.
}
charts-without-figure = { $n ->
    [one] { $count } incident sans chiffre n’ajoute rien
   *[other] { $count } incidents sans chiffre n’ajoutent rien
} ({ $coded_n ->
    [0] aucun homicide n’y est signalé
    [one] { $coded } d’entre eux fait état de morts
   *[other] { $coded } d’entre eux font état de morts
}).
charts-mixed = { $n ->
    [one] Le décompte de { $count } incident peut inclure des combattants.
   *[other] Les décomptes de { $count } incidents peuvent inclure des combattants.
}
charts-several-note = Les incidents dont les auteurs présumés relèvent de plusieurs groupes ont des couleurs partagées : rien n’est compté deux fois.

charts-timeline-axis-incidents = Incidents par mois
charts-timeline-axis-killed = Morts signalés par mois : plein jusqu’aux décomptes les plus bas, clair jusqu’aux plus hauts
charts-incomplete = { $month } (incomplet)
charts-incomplete-note = Le mois de { $month } est incomplet (hachuré).
charts-timeline-counted-incidents = { $n ->
    [one] { $count } incident documenté, par mois et par groupe d’auteurs présumés.
   *[other] { $count } incidents documentés, par mois et par groupe d’auteurs présumés.
}
charts-timeline-counted-killed = { $n ->
    [one] { $killed } morts signalés (fourchette rapportée) dans { $count } incident, par mois et par groupe d’auteurs présumés ; « + » là où le décompte le plus haut est un minimum, un rond là où un incident n’a pas de chiffre.
   *[other] { $killed } morts signalés (fourchette rapportée) dans { $count } incidents, par mois et par groupe d’auteurs présumés ; « + » là où le décompte le plus haut est un minimum, un rond là où un incident n’a pas de chiffre.
}
charts-timeline-rule-start = { $n ->
    [one] { $count } incident daté d’une période de plusieurs mois (rayé) compte dans le mois où il commence.
   *[other] { $count } incidents datés d’une période de plusieurs mois (rayés) comptent dans le mois où ils commencent.
}
charts-timeline-rule-even = { $n ->
    [one] { $count } incident daté d’une période de plusieurs mois (rayé) est réparti entre eux à parts égales.
   *[other] { $count } incidents datés d’une période de plusieurs mois (rayés) sont répartis entre eux à parts égales.
}
charts-timeline-summary = Chronologie par mois, de { $first } à { $last } ; le mois le plus élevé est { $peak }, avec { $value }.
charts-timeline-span = Chronologie par mois, de { $first } à { $last }.

charts-pick-coverage = Un clic sur une case ouvre les fiches qu’elle compte.
charts-pick-timeline = Cliquez sur un mois pour ne montrer partout que les fiches qu’il compte, faites glisser sur plusieurs pour une période, ou cliquez sur une entrée de la légende pour les fiches qu’elle représente.
charts-month-outside = Le mois choisi ({ $month }) est hors de la période : aucun filtre ne désigne les fiches qui touchent les deux. Choisissez une autre période, ou comptez chaque fiche dans le mois où elle a commencé.
charts-pick-matrix = Cliquez sur une case pour ne montrer partout que les fiches qu’elle compte.
charts-pick-harms = Cliquez sur une barre pour ne montrer partout que les fiches qu’elle compte, parmi celles montrées.
charts-pick-areas = Cliquez sur une barre pour ne montrer partout que les fiches de cette zone, parmi celles montrées.
charts-pick-pair = Cliquez sur un cercle ou une classe de la légende pour les fiches qu’ils comptent, sur un signe pour sa fiche.
charts-pick-sets = Cliquez sur un signe, une barre ou une entrée de la légende pour ses incidents dans le tableau ci-dessous.
charts-pick-report = Cliquez sur une affirmation pour ses fiches dans la liste ci-dessous.
charts-download = Télécharger en { $format }
charts-tip-month = Mois
charts-tip-incidents = Incidents
charts-tip-killed = Morts signalés
charts-tip-without-figure = Incidents sans chiffre

charts-column-month = Mois
charts-column-actors = Auteurs présumés
charts-column-actor = Auteur présumé
charts-column-area = Zone
charts-column-harm = Type d’atteinte
charts-column-incidents = Incidents
charts-column-spanning = Dont sur plusieurs mois
charts-column-killed = Morts signalés
charts-column-lowest = Morts, décompte le plus bas
charts-column-highest = Morts, décompte le plus haut
charts-column-without-figure = Incidents sans chiffre
charts-column-mixed = Décomptes pouvant inclure des combattants
charts-column-aggregates = Fiches globales, non comptées
charts-column-pcode = Code P

charts-aggregates = { $n ->
    [one] { $count } fiche globale, non comptée
   *[other] { $count } fiches globales, non comptées
}
charts-all-actors = Tous les auteurs présumés
charts-all-harm-types = Tous les types d’atteinte
charts-matrix-counted = { $n ->
    [one] { $count } incident documenté, par auteur présumé et type d’atteinte. Il compte dans chaque case qui lui correspond : les cases ne s’additionnent pas pour donner la première ligne et la première colonne, où il compte une fois.
   *[other] { $count } incidents documentés, par auteur présumé et type d’atteinte. Un incident compte dans chaque case qui lui correspond : les cases ne s’additionnent pas pour donner la première ligne et la première colonne, où il compte une fois.
}
charts-matrix-shades = Teintes, de la plus claire à la plus foncée : { $classes }.
charts-matrix-aggregates = « +n » : seules des fiches globales le signalent ; hachuré : rien de signalé.

charts-area-axis = Morts signalés : plein jusqu’aux décomptes les plus bas, clair jusqu’aux plus hauts, flèche : « au moins »
charts-area-counted-region-2023 = { $n ->
    [one] { $killed } morts signalés (fourchette rapportée) dans { $count } incident, par région sur la carte de 2023.
   *[other] { $killed } morts signalés (fourchette rapportée) dans { $count } incidents, par région sur la carte de 2023.
}
charts-area-counted-region-one = { $n ->
    [one] { $killed } morts signalés (fourchette rapportée) dans { $count } incident, par région.
   *[other] { $killed } morts signalés (fourchette rapportée) dans { $count } incidents, par région.
}
charts-area-counted-region-old = { $n ->
    [one] { $killed } morts signalés (fourchette rapportée) dans { $count } incident, par région sur la carte d’avant 2023.
   *[other] { $killed } morts signalés (fourchette rapportée) dans { $count } incidents, par région sur la carte d’avant 2023.
}
charts-area-counted-cercle = { $n ->
    [one] { $killed } morts signalés (fourchette rapportée) dans { $count } incident, par cercle.
   *[other] { $killed } morts signalés (fourchette rapportée) dans { $count } incidents, par cercle.
}
charts-area-unplaced = { $n ->
    [one] Le lieu de { $count } incident n’est pas connu aussi finement : dernière barre.
   *[other] Les lieux de { $count } incidents ne sont pas connus aussi finement : dernière barre.
}
charts-unplaced-region = Région inconnue
charts-unplaced-cercle = Cercle inconnu
charts-of-them-without-figure = { $count } sans chiffre
charts-harm-axis = Incidents ; celui qui comporte plusieurs types d’atteinte compte sous chacun
charts-harm-counted = { $n ->
    [one] { $count } incident documenté, par type d’atteinte ; il compte sous chacun de ses types, si bien que les barres ne s’additionnent pas.
   *[other] { $count } incidents documentés, par type d’atteinte ; un incident compte sous chacun de ses types, si bien que les barres ne s’additionnent pas.
}

key-incidents = Incidents documentés
key-incidents-aggregates = { $n ->
    [0] aucune fiche globale parmi eux
    [one] { $single } comptés un à un ; { $count } fiche globale (un siège, un mois ou une région dans son ensemble) exclue des graphiques et des totaux
   *[other] { $single } comptés un à un ; { $count } fiches globales (un siège, un mois ou une région dans son ensemble) exclues des graphiques et des totaux
}
key-killed = { $unit ->
    [all_deaths] Morts signalés, combattants compris
   *[civilians] Civils tués (signalés)
}
key-in-incidents = { $n ->
    [one] dans { $count } incident
   *[other] dans { $count } incidents
}
key-none-killed = { $n ->
    [one] { $count } d’entre eux ne signale aucun mort
   *[other] { $count } d’entre eux ne signalent aucun mort
}
key-mixed = dont { $count } incluant peut-être des combattants
key-killed-without-figure = { $n ->
    [one] { $count } incident sans chiffre
   *[other] { $count } incidents sans chiffre
} ({ $coded_n ->
    [0] aucun homicide n’y est signalé
    [one] { $coded } d’entre eux fait état de morts
   *[other] { $coded } d’entre eux font état de morts
})
key-homes-burned = Habitations brûlées
key-displaced = Personnes déplacées
key-abducted = Enlevés ou disparus
key-without-number = { $n ->
    [one] { $count } autre en fait état sans nombre
   *[other] { $count } autres en font état sans nombre
}
key-publishers = Deux éditeurs ou plus
key-publishers-note = { $n ->
    [one] { $supported } sur { $count } incident ; plusieurs éditeurs peuvent reprendre un même rapport
   *[other] { $supported } sur { $count } incidents ; plusieurs éditeurs peuvent reprendre un même rapport
}
key-no-total = pas de total
key-not-added = { $n ->
    [one] non ajoutée : { $count } fiche globale, { $range }
   *[other] non ajoutées : { $count } fiches globales, la plus élevée { $range }
}
key-nothing = aucun chiffre à additionner
key-no-incidents = aucun incident affiché
key-no-share = –
key-highest-only = { $count } avec le seul décompte haut
key-incidents-caption = { $n ->
    [0] aucune fiche globale
    [one] dont { $count } fiche globale
   *[other] dont { $count } fiches globales
}
key-publishers-caption = { $supported } sur { $count }
key-how = Comment on compte
key-definition = Définition et mode de calcul
charts-records = { $n ->
    [one] Ouvrir la { $count } fiche de ce graphique
   *[other] Ouvrir les { $count } fiches de ce graphique
}
