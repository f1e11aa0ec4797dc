# Ce qu’une colonne d’un fichier peut vouloir dire, en mots ; les chiffres viennent de la liste des codes.
import-field = { $name ->
    [incident_id] identifiant propre de l’événement
    [date_start] premier jour
    [date_end] dernier jour
    [date_precision] précision du jour
    [place_name] lieu
    [place_name_en] lieu, en anglais
    [place_name_fr] lieu, en français
    [place_names_other] autres noms du lieu
    [place_precision] précision du lieu
    [radius_m] rayon autour du lieu (mètres)
    [lat] latitude
    [lon] longitude
    [lat_lon] les deux coordonnées dans une cellule
    [geometry] forme (WKT)
    [label_lat] latitude du nom
    [label_lon] longitude du nom
    [country] pays
    [region_name] région, par son nom
    [cercle_name] cercle, par son nom
    [commune_name] commune, par son nom
    [region_pcode] région, par son P-code
    [commune_pcode] commune, par son P-code
    [cercle_pcode] cercle, par son P-code
    [region_old_pcode] région d’avant 2023, par son P-code
    [region_2023_pcode] région depuis 2023, par son P-code
    [actors] auteurs présumés
    [attributions] qui l’attribue, et avec quelle certitude
    [opponents] adversaires (accusés de rien)
    [victims] victimes comme partie (accusées de rien)
    [violence] genre de violence : d’un seul côté ou combat
    [harms] type d’atteinte
    [deaths_all] tous les morts, combattants compris
    [confidence] confiance
    [is_aggregate] fiche globale (oui ou non)
    [aggregate_reason] pourquoi la fiche est globale
    [is_multi_place] plusieurs lieux (oui ou non)
    [source_ids] identifiants des sources
    [source_publishers] éditeurs des sources
    [source_kinds] genre d’éditeur
    [source_groups] sources qui dépendent l’une de l’autre
    [source_dates] jours des sources
    [source_urls] adresses des sources
    [summary] ce qui s’est passé
    [summary_en] ce qui s’est passé, en anglais
    [summary_fr] ce qui s’est passé, en français
    [notes_en] notes, en anglais
    [notes_fr] notes, en français
    [place_described] lieu tel que la source le décrit
    [place_conflict_note] ce qui est douteux dans le lieu
   *[other] { $name }
}
import-field-figure = { $part ->
    [min] { $figure } : décompte le plus bas
    [max] { $figure } : décompte le plus haut
    [is_open] { $figure } : « au moins » (oui ou non)
    [is_mixed] { $figure } : peut-être des combattants parmi eux (oui ou non)
   *[both] { $figure }
}
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
