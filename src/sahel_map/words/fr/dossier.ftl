# Le dossier et les vues enregistrées.
page-dossier = Dossier
dossier-menu = { $label } ({ $count })
dossier-tick = Dans le dossier
dossier-what = Des fiches choisies une à une, dans votre ordre, avec vos notes. Cochez « Dans le dossier » dans une fiche ouverte, dans le tableau ou dans la liste des divergences. Les fiches et leur ordre sont dans le lien ; les notes et les vues enregistrées n’y sont pas.
dossier-empty = Aucune fiche n’est encore dans le dossier.
dossier-place = { $place }. { $id }
dossier-line = { $heading } · { $name } · { $date } · { $toll }
dossier-absent = { $heading } n’est pas dans ces données (version { $version }) ; votre note est gardée.
dossier-up = Monter
dossier-down = Descendre
dossier-remove = Retirer
dossier-note = Note sur { $id }
dossier-note-hint = Votre note. Elle reste chez vous : elle disparaît quand cette page est fermée ou rechargée, sauf si vous téléchargez le fichier ci-dessous.
dossier-take-heading = Emporter
dossier-xlsx = Excel
dossier-csv = CSV
dossier-pdf = Planches (PDF)
dossier-docx = Word
dossier-own-note = Note de la personne qui lit
dossier-on-map = Sur la carte
dossier-on-incidents = Dans le tableau
dossier-link = L’adresse de cette page est le lien : qui l’ouvre a les mêmes fiches dans le même ordre, sans vos notes. Tous les fichiers portent l’ordre ; les planches ne portent pas de notes, les autres si.
dossier-file-what = Votre propre fichier contient les fiches, leur ordre, vos notes et les vues enregistrées. Rien n’en est conservé sur ce serveur.
dossier-file = Télécharger mon fichier
dossier-bring = Reprendre un fichier
dossier-bring-file = Un fichier téléchargé ici (.json)
dossier-bring-paste-why = Sur ce serveur, les lecteurs ne peuvent pas envoyer de fichiers : ouvrez le vôtre dans un éditeur de texte, copiez tout et collez-le ici.
dossier-bring-paste = Contenu du fichier
dossier-bring-wrong = Ce fichier est inutilisable : { $message }. Rien n’en a été repris.
dossier-clear = Vider le dossier
views-heading = Vues enregistrées
views-what = Une vue est une page avec tout ce qui y est choisi. Enregistrez-en une sous « Copier le lien » sur n’importe quelle page ; elle reste dans votre propre fichier ci-dessus.
views-none = Aucune vue n’est enregistrée.
views-line = { $name } ({ $page })
views-remove = Supprimer
views-name = Enregistrer cette vue sous
views-save = Enregistrer
views-saved = Enregistrée sous « { $name } ». Elle est sous « Dossier » ; téléchargez-y votre fichier pour la garder.
dossier-several = En cocher plusieurs pour le dossier
dossier-pick = Cochez les lignes qui ont leur place dans le dossier, puis pressez le bouton sous le tableau.
dossier-add = { $n ->
    [one] Mettre { $count } fiche cochée dans le dossier
   *[other] Mettre { $count } fiches cochées dans le dossier
}
dossier-add-all = { $n ->
    [one] Mettre la { $count } fiche affichée dans le dossier
   *[other] Mettre les { $count } fiches affichées dans le dossier
}
dossier-full = Un dossier contient au plus { $most } fiches, pour que son lien reste assez court. Resserrez les filtres ou cochez moins de lignes.
