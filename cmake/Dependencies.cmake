# What the targets need from the system. The README says what each is for.

find_package(Threads REQUIRED)
find_package(LibTorch REQUIRED)
find_package(nlohmann_json 3.9 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(ZLIB)
if(VITRINE_SQLITE)
    find_package(SQLite3)
endif()

if(VITRINE_VISION)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui)
    # The two libraries by name: OpenCV's own CMake files come with a package that brings a gigabyte of other modules,
    # among them Debian's highgui, which is a Qt 5 library.
    find_path(OpenCV_INCLUDE_DIR opencv2/imgproc.hpp PATH_SUFFIXES opencv4 REQUIRED)
    add_library(vitrine_opencv INTERFACE)
    target_include_directories(vitrine_opencv SYSTEM INTERFACE "${OpenCV_INCLUDE_DIR}")
    foreach(module IN ITEMS imgproc core)
        find_library(OpenCV_${module}_LIBRARY opencv_${module} REQUIRED)
        target_link_libraries(vitrine_opencv INTERFACE "${OpenCV_${module}_LIBRARY}")
    endforeach()
endif()

if(VITRINE_VISION AND VITRINE_VIDEO)
    # For the late-loaded module alone: videoio brings 240 shared libraries.
    find_path(OpenCV_videoio_INCLUDE_DIR opencv2/videoio.hpp PATH_SUFFIXES opencv4)
    find_library(OpenCV_videoio_LIBRARY opencv_videoio)
    if(NOT OpenCV_videoio_INCLUDE_DIR OR NOT OpenCV_videoio_LIBRARY)
        message(WARNING "No videos and no cameras: OpenCV's videoio was not found. Install libopencv-videoio-dev and configure "
                        "again, or say -DVITRINE_VIDEO=OFF.")
    endif()
endif()

if(VITRINE_VISION AND VITRINE_GIF)
    find_path(GifLib_INCLUDE_DIR gif_lib.h)
    find_library(GifLib_LIBRARY gif)
    find_path(ImageQuant_INCLUDE_DIR libimagequant.h)
    find_library(ImageQuant_LIBRARY imagequant)
    if(GifLib_INCLUDE_DIR AND GifLib_LIBRARY AND ImageQuant_INCLUDE_DIR AND ImageQuant_LIBRARY)
        add_library(vitrine_gif INTERFACE)
        target_include_directories(vitrine_gif SYSTEM INTERFACE "${GifLib_INCLUDE_DIR}" "${ImageQuant_INCLUDE_DIR}")
        target_link_libraries(vitrine_gif INTERFACE "${GifLib_LIBRARY}" "${ImageQuant_LIBRARY}")
    else()
        message(STATUS "giflib or libimagequant was not found: films are written as videos alone.")
    endif()
endif()

if(VITRINE_GUI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Network Svg PrintSupport LinguistTools)
    # The plain qcustomplot library of the same package is built for Qt 5.
    find_package(QCustomPlotQt6 CONFIG QUIET)
    if(NOT TARGET QCustomPlotQt6::QCustomPlotQt6)
        find_path(QCustomPlotQt6_INCLUDE_DIR qcustomplot.h REQUIRED)
        find_library(QCustomPlotQt6_LIBRARY NAMES QCustomPlotQt6 qcustomplot-qt6 REQUIRED)
        add_library(QCustomPlotQt6::QCustomPlotQt6 SHARED IMPORTED)
        set_target_properties(
            QCustomPlotQt6::QCustomPlotQt6
            PROPERTIES IMPORTED_LOCATION "${QCustomPlotQt6_LIBRARY}"
                       INTERFACE_INCLUDE_DIRECTORIES "${QCustomPlotQt6_INCLUDE_DIR}"
                       INTERFACE_LINK_LIBRARIES "Qt6::Widgets;Qt6::PrintSupport")
    endif()
endif()

if(VITRINE_GUI AND VITRINE_GRAPHVIZ)
    find_path(Graphviz_INCLUDE_DIR gvc.h PATH_SUFFIXES graphviz)
    find_library(Graphviz_gvc_LIBRARY gvc)
    find_library(Graphviz_cgraph_LIBRARY cgraph)
    if(Graphviz_INCLUDE_DIR AND Graphviz_gvc_LIBRARY AND Graphviz_cgraph_LIBRARY)
        add_library(vitrine_graphviz INTERFACE)
        target_include_directories(vitrine_graphviz SYSTEM INTERFACE "${Graphviz_INCLUDE_DIR}")
        target_link_libraries(vitrine_graphviz INTERFACE "${Graphviz_gvc_LIBRARY}" "${Graphviz_cgraph_LIBRARY}")
    else()
        message(STATUS "Graphviz was not found: networks are arranged by the program's own layout.")
    endif()
endif()

if(VITRINE_ONNX)
    include(OnnxProto)
endif()

if(VITRINE_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()

# The PyPI wheel of OpenVINO brings headers and a CMake package; run.sh puts it here.
if(VITRINE_OPENVINO)
    find_package(OpenVINO CONFIG QUIET PATHS "${CMAKE_SOURCE_DIR}/.deps/openvino/openvino/cmake")
    if(NOT TARGET openvino::runtime)
        message(STATUS "OpenVINO was not found: detection has the engines plan and plain.")
    endif()
endif()
