# Les mois sous la carte, par lesquels la période se choisit.
period-heading = **Incidents par mois** : cliquez ou faites glisser pour choisir
period-rule = Chaque barre compte les incidents documentés qui ont commencé dans le mois et répondent aux autres filtres, à la couleur du groupe des auteurs présumés ; une barre de deux couleurs côte à côte a des auteurs de deux groupes. Les fiches globales, qui couvrent toute une période ou une région, ne sont pas comptées. Une période choisie ici montre toute fiche qui la touche, même commencée plus tôt. Au clavier, utilisez les deux listes de mois.
period-tip = { $n ->
    [0] aucun incident
    [one] { $count } incident
   *[other] { $count } incidents
}
period-tip-group = { $group } : { $count }
period-tip-month = Mois
period-tip-incidents = Incidents
period-tip-groups = Auteurs présumés
charts-event-moura = Moura
charts-event-un = Départ de la mission de l’ONU
charts-event-wagner = Wagner devient Africa Corps
