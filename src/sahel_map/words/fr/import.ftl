import-title = Événements importés de { $file }
import-description = Événements de { $publisher }, importés du fichier { $file }. L’équipe de Sahel Map ne les a pas vérifiés auprès de leurs sources.
import-no-summary = Importé de { $file } ; le fichier ne décrit pas l’événement.
import-no-place-name = Lieu non nommé
import-protected-summary = Atteinte conservée au niveau de la région, sans aucun texte du fichier, afin de ne conduire à aucune personne survivante.

import-rows = { $n } { $n ->
    [one] ligne importée
   *[other] lignes importées
 } sur { $all }
import-held = { $n } { $n ->
    [one] ligne retenue
   *[other] lignes retenues
 } :
import-held-where = { $n } { $n ->
    [one] ligne
   *[other] lignes
 } ({ $rows }{ $example ->
    [none] {""}
   *[other] {" "}; { $example }
 }){ $column ->
    [none] {" "}:
   *[other] , colonne « { $column } » :
 }
import-assumed = Supposé pour { $n } { $n ->
    [one] ligne
   *[other] lignes
 }, le fichier ne le disant pas : { $field }{ $value ->
    [none] , selon la règle prévue
   *[other] {" "}= { $value }
 }
import-alike = Colonnes mises de côté qui semblent devoir servir : { $columns }
import-unused = { $n } autres colonnes gardées avec chaque fiche : { $columns }
import-total = { $column } : { $before } dans le fichier, { $after } après l’import
# Réponses en mots ; celles qui sont des codes vont par leurs libellés.
import-choice = { $code ->
    [day-month] le jour avant le mois
    [month-day] le mois avant le jour
    [civilians] des civils
    [all_deaths] tous les morts, combattants compris
    [events] des faits, non des personnes
    [perpetrators] les auteurs présumés
    [parties] les parties d’un combat
    [keep] tout garder
    [hold] ne garder que le premier
    [current] ceux d’aujourd’hui
    [cod2015] ceux de 2015
   *[other] { $code }
}
