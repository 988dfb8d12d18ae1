#pragma once

class QPainter;

namespace vitrine {

struct PictureScene;

/// The annotated objects over a picture, in the colours and lines of how they ended.
void paintTruth(QPainter &painter, const PictureScene &scene);

} // namespace vitrine
