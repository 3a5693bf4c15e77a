# Takes the texts of the sources over into a translation file: new ones come in unfinished, those gone from the sources go.
#
#   cmake -DLUPDATE=/usr/lib/qt6/bin/lupdate -DSOURCE_DIR=<root of the tree> -DTS=<file.ts> -P update.cmake
#
# Texts of geo/, layers/ and the engine are marked SABAN_TR(context, source), which has the shape of QT_TRANSLATE_NOOP.
# Line numbers are left out, so that the file changes only when a text does.
execute_process(
  COMMAND "${LUPDATE}" -silent -no-obsolete -no-ui-lines -locations none -source-language en -target-language vi
          -I "${SOURCE_DIR}" -tr-function-alias QT_TRANSLATE_NOOP+=SABAN_TR
          geo layers viewer -ts "${TS}"
  WORKING_DIRECTORY "${SOURCE_DIR}"
  COMMAND_ERROR_IS_FATAL ANY)
