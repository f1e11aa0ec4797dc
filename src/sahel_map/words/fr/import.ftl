import-title = Événements importés de { $file }
import-description = Événements de { $publisher }, importés du fichier { $file }. L’équipe de Sahel Map ne les a pas vérifiés auprès de leurs sources.
import-no-summary = Importé de { $file } ; le fichier ne décrit pas l’événement.
import-no-place-name = Lieu non nommé
