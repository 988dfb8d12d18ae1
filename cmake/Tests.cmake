# vitrine_add_test(<name> SOURCE <file> [LIBS …] [SOURCES …] [LABELS …] [TIMEOUT <seconds>] [GUI] [SERIAL])
#
# One Qt Test program. GUI: runs offscreen. SERIAL: measures time, so nothing runs beside it.
# A line at the top of the file adds to what the call says:
#     // vitrine-test: LABELS slow; LIBS LibTorch::LibTorch; SOURCES Helper.cpp; TIMEOUT 300
function(vitrine_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 TEST "GUI;SERIAL" "SOURCE;TIMEOUT" "LIBS;SOURCES;LABELS")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${TEST_SOURCE}")
    file(STRINGS "${TEST_SOURCE}" extras LIMIT_COUNT 1 REGEX "^// vitrine-test:")
    string(REGEX REPLACE "^// vitrine-test:" "" extras "${extras}")
    string(REGEX REPLACE "[ ;]+" ";" extras "${extras}")
    list(REMOVE_ITEM extras "")
    cmake_parse_arguments(EXTRA "SERIAL" "TIMEOUT" "LIBS;SOURCES;LABELS" ${extras})
    if(EXTRA_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "${TEST_SOURCE}: the vitrine-test line has unknown words: ${EXTRA_UNPARSED_ARGUMENTS}")
    endif()
    get_filename_component(folder "${TEST_SOURCE}" DIRECTORY)
    list(TRANSFORM EXTRA_SOURCES PREPEND "${folder}/")

    add_executable(${name} "${TEST_SOURCE}" ${TEST_SOURCES} ${EXTRA_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE ${TEST_LIBS} ${EXTRA_LIBS} Qt6::Test vitrine_options)
    # Test code is compiled once and run once: optimising it hard would only cost time.
    target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
    target_compile_definitions(${name} PRIVATE VITRINE_RESOURCE_DIR="${CMAKE_SOURCE_DIR}/resources"
                                               VITRINE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")

    add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
    set(timeout 300)
    foreach(given IN ITEMS ${TEST_TIMEOUT} ${EXTRA_TIMEOUT})
        set(timeout ${given})
    endforeach()
    set(environment ${VITRINE_TEST_ENVIRONMENT})
    if(TEST_GUI)
        list(APPEND environment QT_QPA_PLATFORM=offscreen)
    endif()
    set_tests_properties(
        ${name} PROPERTIES LABELS "${TEST_LABELS};${EXTRA_LABELS}" TIMEOUT ${timeout} ENVIRONMENT "${environment}"
                           SKIP_REGULAR_EXPRESSION "SKIP   : [^\n]*::initTestCase\\(")
    if(TEST_SERIAL OR EXTRA_SERIAL)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()
