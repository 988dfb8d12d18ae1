# The target vitrine_options: what every file of this project is compiled with.

add_library(vitrine_options INTERFACE)
target_compile_features(vitrine_options INTERFACE cxx_std_20)
target_include_directories(vitrine_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(vitrine_options INTERFACE -Wall -Wextra -Wconversion -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees overlapping copies in its own std::string: "a" + text (GCC's bug 105651).
    target_compile_options(vitrine_options INTERFACE -Wno-restrict)
endif()
if(VITRINE_WERROR)
    target_compile_options(vitrine_options INTERFACE -Werror)
endif()

# asan+ubsan or tsan for everything of ours; LibTorch and Qt stay as they are.
if(VITRINE_SANITIZE)
    set(_sanitize -fsanitize=${VITRINE_SANITIZE} -fno-omit-frame-pointer -g1)
    if(VITRINE_SANITIZE MATCHES "undefined")
        list(APPEND _sanitize -fno-sanitize-recover=undefined)
    endif()
    target_compile_options(vitrine_options INTERFACE ${_sanitize})
    target_link_options(vitrine_options INTERFACE ${_sanitize})
endif()
