selection-everything = Tous les incidents documentés
selection-sentence = Uniquement les incidents { $clauses }
selection-actors = dont { $labels } figure parmi les auteurs présumés
selection-actors-none = sans aucun auteur présumé choisi
selection-harms = comportant : { $labels }
selection-harms-none = sans aucun type de préjudice choisi
selection-attributions = dont l’attribution est : { $labels }
selection-attributions-none = sans aucune attribution choisie
selection-confidences = de fiabilité : { $labels }
selection-confidences-none = sans aucun degré de fiabilité choisi
selection-months = entre { $start } et { $end }
selection-months-one = en { $start }
selection-months-from = à partir de { $start }
selection-months-to = jusqu’à { $end }
selection-areas = dans la zone : { $labels }
selection-areas-none = sans aucune zone choisie
selection-text = contenant « { $text } »
selection-notice-months = Le lien demande les mois de { $first } à { $last }, mais le premier est postérieur au dernier ; ni l’un ni l’autre n’a été pris en compte.
selection-notice = Le lien demande { $parameter } « { $value } », valeur inutilisable qui n’a pas été prise en compte. Valeurs admises : { $allowed }.
selection-area-region = région de { $name } { $map ->
    [old] (carte d’avant 2023)
   *[2023] (carte de 2023)
}
selection-area-cercle = cercle de { $name }
