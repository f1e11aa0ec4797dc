# Reports: headline claims beside the records.
report-what = Ce qu’un rapport publié avance dans ses chiffres principaux, et les fiches de ce jeu de données qui y correspondent. Les sommes sont calculées à partir des fiches à chaque ouverture de cette page.
report-rules = Une fiche n’est rattachée que si une source la relie au rapport. Les candidats partagent l’auteur présumé et le type d’atteinte et touchent la période que donne le tableau ; rien ne montre qu’ils figurent dans le rapport et ils ne sont jamais comptés comme rattachés. Les fiches non attribuées partagent la période et l’atteinte, mais aucune source ne nomme les assaillants. Les fourchettes sont celles de chiffres rapportés.
report-heading = { $publisher }, { $date } (page sur { $host })
report-tied = { $n ->
    [0] Aucune des { $total } affirmations n’a de fiche qu’une source y rattache.
    [one] { $count } affirmation sur { $total } a une fiche qu’une source y rattache.
   *[other] { $count } affirmations sur { $total } ont une fiche qu’une source y rattache.
}
report-full = { $n ->
    [0] Aucune n’est entièrement retrouvée.
    [one] { $count } est entièrement retrouvée.
   *[other] { $count } sont entièrement retrouvées.
}
report-read = Ce qui a pu être lu :
report-method = Méthode du rapport :
report-caveat = Sa propre réserve :
report-chart-caption = Barre au trait : ce que le rapport avance. Partie pleine : fiches rattachées. Barre du bas : candidats, pleine jusqu’au décompte le plus bas, en tirets jusqu’au plus haut. Les affirmations de même nature (personnes tuées, habitations brûlées…) ont la même échelle ; celles en mots n’ont pas de barre.
report-bar = avancé : { $claimed } · rattaché : { $matched } · candidats : { $candidate }
report-bar-brief = avancé : { $claimed } · rattaché : { $matched }
report-pages = Pages où les affirmations ont été lues
report-choose = Fiches derrière l’affirmation
report-column-claim = Affirmation
report-column-claimed = Chiffre avancé
report-column-matched = Rattaché
report-column-candidate = Candidats
report-column-unattributed = Non attribué
report-column-gap = Écart
report-column-period = Période dont dépendent les candidats
report-column-reason = Ce qui n’est pas localisé, et pourquoi
report-column-record = Fiche
report-column-kind = Lien
report-column-place = Lieu
report-column-date = Date
report-column-figure = Rapporté
report-column-why = Pourquoi
report-kind-matched = rattachée
report-kind-candidate = candidate
report-kind-unattributed = non attribuée
report-reason-line = **{ $claim } :** { $reason }
report-in-words = « { $text } »
report-part = dont { $number }
report-no-record = aucune fiche
report-no-number = aucun nombre rapporté
report-records = { $n ->
    [one] { $count } fiche
   *[other] { $count } fiches
}
report-sum = somme de { $count } candidats
report-without-figure = { $n ->
    [one] { $count } sans chiffre
   *[other] { $count } sans chiffre
}
report-aggregates = { $n ->
    [one] { $count } fiche globale exclue
   *[other] { $count } fiches globales exclues
}
report-total = { $range } ({ $notes })
report-gap-from-zero = aucun d’après les décomptes les plus bas
report-gap-unknown = ne peut être calculé : le rapport ne donne que des mots
