# Ce que veut dire une colonne, en mots ; les chiffres viennent de la liste des codes.
field-name = { $name ->
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
    [slug] nom lisible de la fiche
    [place_id] lieu
    [admin1_reported] région telle que la source la nomme
    [admin2_reported] cercle tel que la source le nomme
    [status] statut
    [retraction_reason_en] motif du retrait, en anglais
    [retraction_reason_fr] motif du retrait, en français
    [actor] auteur présumé
    [attribution] attribution
    [harm_type] type d’atteinte
    [figure] chiffre
    [minimum] décompte le plus bas
    [maximum] décompte le plus haut
    [source_id] page
    [supports] ce pour quoi la page est citée
    [supports_fr] ce pour quoi la page est citée, en français
    [kind] genre
    [name] nom
    [name_fr] nom en français
    [url] adresse
    [publisher_id] éditeur
    [publisher_as_cited] éditeur tel que cité
    [publisher_as_cited_fr] éditeur tel que cité, en français
    [publisher] éditeur
    [publisher_fr] nom français
    [published] jour de publication
    [title] titre
    [accessed] jour de consultation
    [state] état de la page
    [is_mirror] copie sur un autre site (oui ou non)
    [independence_group] de qui vient le texte
    [independence_group_fr] de qui vient le texte, en français
    [side] partie au conflit dont c’est le texte
    [fact] fait
    [part] part du fait
    [value] valeur
    [value_end] haut de la valeur
    [unit] unité
    [qualifier] comment la source borne la valeur
    [basis] sur quoi cela repose
    [is_superseded] remplacé ensuite par le même organisme (oui ou non)
    [stated_by_en] qui la page cite, en anglais
    [stated_by_fr] qui la page cite, en français
    [doubt_en] doute, en anglais
    [doubt_fr] doute, en français
    [gap] genre de lacune
    [reason_en] motif, en anglais
    [reason_fr] motif, en français
    [place] lieu
    [text_en] texte, en anglais
    [text_fr] texte, en français
    [why_en] pourquoi il n’est pas évalué, en anglais
    [why_fr] pourquoi il n’est pas évalué, en français
    [alternative_names] autres noms
    [precision] précision du lieu
    [match] comment le nom a été trouvé
    [cercle_share] part du cercle tracé dans le cercle administratif
    [conflict_note] ce qui est douteux dans le lieu
    [conflict_note_fr] ce qui est douteux dans le lieu, en français
    [release_level] unité la plus grossière pour un public plus large
    [date] jour
    [report_id] rapport
    [label_en] nom, en anglais
    [label_fr] nom, en français
    [detail] détails
    [source_url] adresse de la source
    [source_mark] marque de la source
    [title_en] titre, en anglais
    [title_fr] titre, en français
    [read_en] ce qui en a été lu, en anglais
    [read_fr] ce qui en a été lu, en français
    [method_en] méthode, en anglais
    [method_fr] méthode, en français
    [caveat_en] mise en garde, en anglais
    [caveat_fr] mise en garde, en français
    [part_of] part de l’affirmation
    [words_en] mots du rapport, en anglais
    [words_fr] mots du rapport, en français
    [period_start] premier jour de la période
    [period_end] dernier jour de la période
    [not_located_en] ce qui n’a pu être placé, en anglais
    [not_located_fr] ce qui n’a pu être placé, en français
   *[other] { $name }
}
field-figure = { $part ->
    [min] { $figure } : décompte le plus bas
    [max] { $figure } : décompte le plus haut
    [is_open] { $figure } : « au moins » (oui ou non)
    [is_mixed] { $figure } : peut-être des combattants parmi eux (oui ou non)
   *[both] { $figure }
}
