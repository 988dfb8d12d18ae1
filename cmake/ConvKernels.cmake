# Detection's own convolutions: the same text compiled for sets of x86's vector instructions, of which the program takes
# what the processor has; elsewhere oneDNN computes them. Their threads are LibTorch's (at::parallel_for), those of GNU's
# OpenMP; another compiler's OpenMP would bring a second set of threads, so there they run on one.

set(_kernels "${CMAKE_SOURCE_DIR}/core/detection/engine/kernels")
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    set_source_files_properties("${_kernels}/ConvKernels.cpp" PROPERTIES COMPILE_DEFINITIONS VITRINE_X86_KERNELS=1)
    set_source_files_properties("${_kernels}/ConvKernelsAvx2.cpp" PROPERTIES COMPILE_OPTIONS "-O3;-mavx2;-mfma")
    set_source_files_properties("${_kernels}/ConvKernelsAvx512.cpp" PROPERTIES COMPILE_OPTIONS "-O3;-mavx512f;-mfma")
    set_source_files_properties("${_kernels}/ConvKernelsBrain.cpp"
                                PROPERTIES COMPILE_OPTIONS "-O3;-mavx512f;-mavx512bf16;-mfma")
else()
    set_source_files_properties("${_kernels}/ConvKernelsAvx2.cpp" "${_kernels}/ConvKernelsAvx512.cpp"
                                "${_kernels}/ConvKernelsBrain.cpp" PROPERTIES HEADER_FILE_ONLY ON)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    find_library(VITRINE_GOMP NAMES libgomp.so.1 gomp HINTS "${LibTorch_LIBRARY_DIR}" NO_CMAKE_PATH)
    mark_as_advanced(VITRINE_GOMP)
    if(VITRINE_GOMP)
        set_source_files_properties("${CMAKE_SOURCE_DIR}/core/detection/engine/DirectConv.cpp"
                                    PROPERTIES COMPILE_OPTIONS "-fopenmp")
        target_link_libraries(vitrine_core INTERFACE $<LINK_ONLY:${VITRINE_GOMP}>)
    endif()
endif()
