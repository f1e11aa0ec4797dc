# Un jeu dont les fiches sont trop nombreuses pour être tenues en mémoire.
large-counted = { $count } { $n ->
    [one] fiche
   *[other] fiches
 } : trop pour être dessinées une à une. La carte montre la densité ou les zones, comptées dans la base. Resserrez les filtres à { $most } fiches au plus pour voir les signes, les chiffres, les graphiques et les fiches.
large-waiting = Pas encore appliqué, car la base ne sait pas y répondre : { $clauses }. Ce filtre s’appliquera quand les autres laisseront assez peu de fiches.
large-page = Cette page s’ouvre quand les filtres laissent assez peu de fiches.
