# Reports: headline claims beside the records.
ledger-what = Ce qu’un rapport publié avance dans ses chiffres principaux, et les fiches de ce jeu de données qui y correspondent. Les sommes sont calculées à partir des fiches à chaque ouverture de cette page.
ledger-rules = Une fiche n’est rattachée que si une source la relie au rapport. Les candidats partagent l’auteur présumé et le type d’atteinte et touchent la période que donne le tableau ; rien ne montre qu’ils figurent dans le rapport et ils ne sont jamais comptés comme rattachés. Les fiches non attribuées partagent la période et l’atteinte, mais aucune source ne nomme les assaillants. Les fourchettes sont celles de chiffres rapportés.
ledger-heading = { $publisher }, { $date } (page sur { $host })
ledger-tied = { $n ->
    [0] Aucune des { $total } affirmations n’a de fiche qu’une source y rattache.
    [one] { $count } affirmation sur { $total } a une fiche qu’une source y rattache.
   *[other] { $count } affirmations sur { $total } ont une fiche qu’une source y rattache.
}
ledger-full = { $n ->
    [0] Aucune n’est entièrement retrouvée.
    [one] { $count } est entièrement retrouvée.
   *[other] { $count } sont entièrement retrouvées.
}
ledger-read = Ce qui a pu être lu :
ledger-method = Méthode du rapport :
ledger-caveat = Sa propre réserve :
ledger-chart-caption = Barre au trait : ce que le rapport avance. Partie pleine : fiches rattachées. Barre du bas : candidats, pleine jusqu’au décompte le plus bas, en tirets jusqu’au plus haut. Les affirmations de même nature (personnes tuées, habitations brûlées…) ont la même échelle ; celles en mots n’ont pas de barre.
ledger-bar = avancé : { $claimed } · rattaché : { $matched } · candidats : { $candidate }
ledger-bar-brief = avancé : { $claimed } · rattaché : { $matched }
ledger-pages = Pages où les affirmations ont été lues
ledger-choose = Fiches derrière l’affirmation
ledger-column-claim = Affirmation
ledger-column-claimed = Chiffre avancé
ledger-column-matched = Rattaché
ledger-column-candidate = Candidats
ledger-column-unattributed = Non attribué
ledger-column-gap = Écart
ledger-column-period = Période dont dépendent les candidats
ledger-column-reason = Ce qui n’est pas localisé, et pourquoi
ledger-column-record = Fiche
ledger-column-kind = Lien
ledger-column-place = Lieu
ledger-column-date = Date
ledger-column-figure = Rapporté
ledger-column-why = Pourquoi
ledger-kind-matched = rattachée
ledger-kind-candidate = candidate
ledger-kind-unattributed = non attribuée
ledger-reason-line = **{ $claim } :** { $reason }
ledger-in-words = « { $text } »
ledger-part = dont { $number }
ledger-no-record = aucune fiche
ledger-no-number = aucun nombre rapporté
ledger-records = { $n ->
    [one] { $count } fiche
   *[other] { $count } fiches
}
ledger-sum = somme de { $count } candidats
ledger-without-figure = { $n ->
    [one] { $count } sans chiffre
   *[other] { $count } sans chiffre
}
ledger-aggregates = { $n ->
    [one] { $count } fiche globale exclue
   *[other] { $count } fiches globales exclues
}
ledger-total = { $range } ({ $notes })
ledger-gap-from-zero = aucun d’après les décomptes les plus bas
ledger-gap-unknown = ne peut être calculé : le rapport ne donne que des mots
