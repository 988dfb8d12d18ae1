# vitrine_generate_table(<target> FOLDER <folder>… TYPE <type> HEADER <header> FUNCTION <function>)
#
# Adds to <target> a generated source that defines `std::vector<std::unique_ptr<TYPE>> FUNCTION()` in namespace vitrine:
# the results of `std::unique_ptr<TYPE> makeFoo()` for every file Foo.cpp that lies directly in one of the folders, in
# alphabetical order. TYPE's own TYPE.cpp makes nothing and is left out; helpers belong in subfolders. A new kind is thereby one new
# file: the folder is looked at again on each build. Explicit calls rather than self-registering globals, because the
# linker drops those from a static library.
function(vitrine_generate_table target)
    cmake_parse_arguments(PARSE_ARGV 1 TABLE "" "TYPE;HEADER;FUNCTION" "FOLDER")
    set(names "")
    foreach(folder IN LISTS TABLE_FOLDER)
        file(GLOB sources CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}/${folder}" "${CMAKE_SOURCE_DIR}/${folder}/*.cpp")
        list(APPEND names ${sources})
    endforeach()
    list(REMOVE_ITEM names "${TABLE_TYPE}.cpp")
    list(SORT names)

    set(declarations "")
    set(calls "")
    foreach(source IN LISTS names)
        string(REGEX REPLACE "\\.cpp$" "" name "${source}")
        string(APPEND declarations "std::unique_ptr<${TABLE_TYPE}> make${name}();\n")
        string(APPEND calls "    table.push_back(make${name}());\n")
    endforeach()
    set(generated "${CMAKE_BINARY_DIR}/generated/${TABLE_FUNCTION}.cpp")
    file(CONFIGURE OUTPUT "${generated}" @ONLY CONTENT
[=[// Generated from the files of @TABLE_FOLDER@ by cmake/GenerateTable.cmake.
#include "@TABLE_HEADER@"

#include <memory>
#include <vector>

namespace vitrine {

@declarations@
std::vector<std::unique_ptr<@TABLE_TYPE@>> @TABLE_FUNCTION@();

std::vector<std::unique_ptr<@TABLE_TYPE@>> @TABLE_FUNCTION@()
{
    std::vector<std::unique_ptr<@TABLE_TYPE@>> table;
@calls@    return table;
}

} // namespace vitrine
]=])
    target_sources(${target} PRIVATE "${generated}")
endfunction()
