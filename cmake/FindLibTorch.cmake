# Finds LibTorch without TorchConfig.cmake, whose CUDA wheel would ask for a CUDA toolkit that nothing here needs.
#
# Looked for in this order: CMAKE_PREFIX_PATH (an unpacked official LibTorch zip, or a wheel's torch folder),
# then .deps/torch/torch of this tree, where run.sh puts PyPI's wheel.
# Defines LibTorch_FOUND, LibTorch_VERSION, LibTorch_LIBRARY_DIR and the target LibTorch::LibTorch.
# Only libtorch_cpu and libc10 are linked; libtorch_cuda is loaded at run time where there is a GPU.

set(_libtorch_places ${CMAKE_PREFIX_PATH} $ENV{CMAKE_PREFIX_PATH})
list(TRANSFORM _libtorch_places APPEND "/libtorch" OUTPUT_VARIABLE _libtorch_zip_places)
list(TRANSFORM _libtorch_places APPEND "/torch" OUTPUT_VARIABLE _libtorch_wheel_places)
set(_libtorch_hints ${_libtorch_places} ${_libtorch_zip_places} ${_libtorch_wheel_places}
    "${CMAKE_SOURCE_DIR}/.deps/torch/torch")

find_path(LibTorch_INCLUDE_DIR ATen/core/TensorBody.h HINTS ${_libtorch_hints} PATH_SUFFIXES include)
find_library(LibTorch_CPU_LIBRARY torch_cpu HINTS ${_libtorch_hints} PATH_SUFFIXES lib)
find_library(LibTorch_C10_LIBRARY c10 HINTS ${_libtorch_hints} PATH_SUFFIXES lib)
mark_as_advanced(LibTorch_INCLUDE_DIR LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY)

if(LibTorch_INCLUDE_DIR AND EXISTS "${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h")
    file(STRINGS "${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h" _libtorch_version_lines
         REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
    string(REGEX REPLACE "[^0-9;]" "" LibTorch_VERSION "${_libtorch_version_lines}")
    string(REPLACE ";" "." LibTorch_VERSION "${LibTorch_VERSION}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
    LibTorch
    REQUIRED_VARS LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY LibTorch_INCLUDE_DIR
    VERSION_VAR LibTorch_VERSION
    REASON_FAILURE_MESSAGE
        "Run ./run.sh once, which fetches it into .deps/torch, or unpack the official LibTorch 2.11 and pass -DCMAKE_PREFIX_PATH=<that folder>.")

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
    get_filename_component(LibTorch_LIBRARY_DIR "${LibTorch_CPU_LIBRARY}" DIRECTORY)
    # The wheel of the CUDA build needs libcudart and libcupti even on the CPU; they are wheels of their own beside it.
    file(GLOB LibTorch_NVIDIA_DIRS "${LibTorch_LIBRARY_DIR}/../../nvidia/*/lib")

    add_library(LibTorch::c10 SHARED IMPORTED)
    set_target_properties(LibTorch::c10 PROPERTIES IMPORTED_LOCATION "${LibTorch_C10_LIBRARY}")
    add_library(LibTorch::LibTorch SHARED IMPORTED)
    set_target_properties(
        LibTorch::LibTorch
        PROPERTIES IMPORTED_LOCATION "${LibTorch_CPU_LIBRARY}"
                   INTERFACE_INCLUDE_DIRECTORIES
                   "${LibTorch_INCLUDE_DIR};${LibTorch_INCLUDE_DIR}/torch/csrc/api/include"
                   INTERFACE_LINK_LIBRARIES LibTorch::c10)
    foreach(_dir IN LISTS LibTorch_LIBRARY_DIR LibTorch_NVIDIA_DIRS)
        get_filename_component(_dir "${_dir}" REALPATH)
        list(APPEND CMAKE_BUILD_RPATH "${_dir}")
        target_link_options(LibTorch::LibTorch INTERFACE "LINKER:-rpath-link,${_dir}")
    endforeach()
    list(REMOVE_DUPLICATES CMAKE_BUILD_RPATH)
endif()
