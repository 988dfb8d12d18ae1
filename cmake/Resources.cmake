# The target vitrine_resources: networks, models, icons, lessons and translations inside the studio's binary.
# A file resources/networks/x.json is `:/networks/x.json` there; translations are `:/translations/*.qm`.

file(GLOB_RECURSE resource_files CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}/resources" "${CMAKE_SOURCE_DIR}/resources/*")
list(FILTER resource_files EXCLUDE REGEX "(\\.ts|\\.qrc|\\.md|\\.py)$|^screenshots/|^glyphs/")
set(qrc_entries "")
foreach(file IN LISTS resource_files)
    string(APPEND qrc_entries "    <file alias=\"${file}\">${CMAKE_SOURCE_DIR}/resources/${file}</file>\n")
endforeach()

file(GLOB translation_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/resources/translations/*.ts")
if(translation_sources)
    set_source_files_properties(${translation_sources} PROPERTIES OUTPUT_LOCATION "${CMAKE_BINARY_DIR}/generated/translations")
    qt_add_translation(translation_files ${translation_sources})
endif()
# Qt's own dialogs in Chinese, where the distribution has the file.
get_target_property(qmake_program Qt6::qmake IMPORTED_LOCATION)
execute_process(COMMAND "${qmake_program}" -query QT_INSTALL_TRANSLATIONS OUTPUT_VARIABLE qt_translations OUTPUT_STRIP_TRAILING_WHITESPACE)
if(EXISTS "${qt_translations}/qtbase_zh_CN.qm")
    list(APPEND translation_files "${qt_translations}/qtbase_zh_CN.qm")
endif()
foreach(file IN LISTS translation_files)
    get_filename_component(name "${file}" NAME)
    string(APPEND qrc_entries "    <file alias=\"translations/${name}\">${file}</file>\n")
endforeach()

file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/generated/vitrine_data.qrc" @ONLY CONTENT
[=[<RCC><qresource prefix="/">
@qrc_entries@</qresource></RCC>
]=])
qt_add_resources(resource_sources "${CMAKE_BINARY_DIR}/generated/vitrine_data.qrc" OPTIONS --no-compress)

file(GLOB extra_qrc CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/resources/*.qrc")
add_library(vitrine_resources OBJECT ${extra_qrc} ${resource_sources} ${translation_files})
set_target_properties(vitrine_resources PROPERTIES AUTORCC ON LINKER_LANGUAGE CXX)
target_link_libraries(vitrine_resources PRIVATE Qt6::Core)

add_custom_target(
    update_translations
    COMMAND Qt6::lupdate -silent -I . -locations relative -no-obsolete -tr-function-alias QT_TRANSLATE_NOOP+=VITRINE_TEXT
            -extensions cpp,h widgets app core -ts resources/translations/vitrine_zh_CN.ts
    # English needs the plural forms alone.
    COMMAND Qt6::lupdate -silent -I . -locations relative -no-obsolete -tr-function-alias QT_TRANSLATE_NOOP+=VITRINE_TEXT
            -extensions cpp,h -pluralonly widgets app core -ts resources/translations/vitrine_en.ts
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    COMMENT "Collecting texts into resources/translations"
    VERBATIM)
