selection-everything = Tous les incidents documentés
selection-sentence = Uniquement les incidents { $clauses }
selection-sentence-start = Uniquement les incidents
selection-actors = dont { $labels } figure parmi les auteurs présumés
selection-actors-any = dont figure parmi les auteurs présumés au moins l’un des suivants : { $labels }
selection-actors-all = dont figurent ensemble parmi les auteurs présumés : { $labels }
selection-actors-only = dont aucun auteur présumé n’est autre que { $labels }
selection-actors-none = sans aucun auteur présumé choisi
selection-harms = comportant : { $labels }
selection-harms-any = comportant au moins l’une des atteintes suivantes : { $labels }
selection-harms-all = comportant à la fois : { $labels }
selection-harms-only = ne comportant aucune autre atteinte que : { $labels }
selection-only-in-few-words = seulement { $labels }
selection-harms-none = sans aucun type d’atteinte choisi
selection-attributions = dont l’attribution est : { $labels }
selection-attributions-none = sans aucune attribution choisie
selection-confidences = de fiabilité : { $labels }
selection-confidences-none = sans aucun degré de fiabilité choisi
selection-between = entre { $start } et { $end }
selection-month = { $date }
selection-month-one = en { $start }
selection-month-from = depuis { $start }
selection-month-to = jusqu’en { $end }
selection-day = le { $date }
selection-day-one = le { $start }
selection-day-from = à partir du { $start }
selection-day-to = jusqu’au { $end }
selection-areas = dans la zone : { $labels }
selection-areas-none = sans aucune zone choisie
selection-text = contenant « { $text } »
selection-notice-length = Le lien demande une valeur de { $parameter } trop longue, qui n’a pas été prise en compte. Longueur admise : { $allowed } caractères.
selection-notice-near = Vouliez-vous dire « { $value } » ?
selection-notice-more = { $n ->
    [one] Un autre élément du lien est inutilisable et n’a pas été pris en compte.
   *[other] { $count } autres éléments du lien sont inutilisables et n’ont pas été pris en compte.
}
selection-notice-months = Le lien demande la période de { $first } à { $last }, mais le premier est postérieur au dernier ; ni l’un ni l’autre n’a été pris en compte.
selection-notice = Le lien demande { $parameter } « { $value } », valeur inutilisable qui n’a pas été prise en compte. Valeurs admises : { $allowed }.
selection-area-region = région { $begins ->
    [vowel] d’{ $name }
   *[other] de { $name }
}{ $map ->
    [old] { " " }(carte d’avant 2023)
    [one] { "" }
   *[2023] { " " }(carte de 2023)
}
selection-area-cercle = { $begins ->
    [vowel] cercle d’{ $name }
   *[other] cercle de { $name }
}
selection-area-commune = { $begins ->
    [vowel] commune d’{ $name }
   *[other] commune de { $name }
}
selection-publishers = rapportés par { $labels }
selection-publishers-none = sans aucun éditeur choisi
selection-independent-min = rapportés par au moins { $count } éditeurs indépendants
selection-precisions = dont le lieu est connu ainsi : { $labels }
selection-precisions-none = sans aucune précision du lieu choisie
selection-killed-min = avec au moins { $count } morts signalés, selon le bilan le plus bas
selection-women-children = avec des femmes ou des enfants comptés parmi les morts
selection-differ = sur lesquels les sources divergent
selection-doubt = avec un doute ouvert
selection-notice-record = Il n’y a pas de fiche { $id } dans ces données.
selection-notice-record-of-list = Le lien demande { $parameter } : il n’y a pas de fiche { $id } dans ces données.
selection-notice-parameter = Le lien demande « { $parameter } », qui ne veut rien dire ici et n’a pas été pris en compte.
selection-notice-repeated = Le lien donne { $parameter } plusieurs fois ; la dernière valeur, « { $value } », est utilisée.
selection-since = nouveaux ou modifiés depuis la version { $since } des données
selection-since-day = nouveaux ou modifiés à partir du { $since }
selection-counted = comptés sous : { $labels }
selection-counted-group = uniquement { $group }
selection-counted-several-groups = plusieurs groupes d’auteurs présumés
selection-counted-began = commencés en { $when }
selection-counted-pages = pages citées : { $number }
selection-counted-publishers = éditeurs indépendants : { $number }
selection-counted-basis = { $fact }, { $basis }
selection-counted-differs = sources en désaccord sur : { $what }
selection-counted-missing = non rapporté : { $what }
selection-records-named = choisis un à un : { $ids }
selection-records = { $n ->
    [one] choisis un à un ({ $count } fiche)
   *[other] choisis un à un ({ $count } fiches)
}
selection-notice-many = Le lien nomme { $given } fiches ; les { $allowed } premières sont utilisées. Un choix plus large demande des filtres.
selection-counted-expected = pourraient rapporter : { $what }
