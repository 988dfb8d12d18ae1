#pragma once

#include "widgets/maps/ColourScale.h"
#include "widgets/maps/PlaneReader.h"

#include <QImage>
#include <QRect>

#include <vector>

namespace vitrine {

/// All planes of a layer in one picture, one pixel a value; a plane is coloured when it is first asked for, so that
/// only what is visible costs time.
class MapAtlas {
public:
    void setReader(PlaneReader reader);
    void setMode(ScaleMode mode);
    void setNetworkRange(ValueSpan range);
    /// Whether the range of the whole tensor is yet to be told by setLayerRange(): of large ones it takes a while, and
    /// until then that of the first plane stands in.
    bool needsLayerRange() const { return m_reader.isValid() && !m_layerKnown && isLarge(); }
    void setLayerRange(ValueSpan range);
    /// Signed colours whatever the values; whether this is a change.
    bool setSigned(bool isSigned);

    const PlaneReader &reader() const { return m_reader; }
    ScaleMode mode() const { return m_mode; }
    /// Of a plane; the same for all but in the mode Map.
    ColourScale scale(std::int64_t plane) const;
    /// What the legend shows; in the mode Map that of the first plane.
    ColourScale legend() const { return scale(0); }

    /// Makes sure that the plane is there, and says where.
    QRect plane(std::int64_t plane);
    const QImage &image() const { return m_image; }
    /// Draws a plane into a picture of the format RGB32, nearest neighbour, cut off at its edges. Much faster than a
    /// scaling QPainter where there are many small planes.
    void draw(std::int64_t plane, QImage &target, const QRect &where);

private:
    void forget();
    bool isLarge() const;
    ValueSpan layerRange() const;
    ColourScale scaleOf(ValueSpan range) const;

    PlaneReader m_reader;
    ScaleMode m_mode = ScaleMode::Layer;
    bool m_signed = false;
    ValueSpan m_network;
    mutable ValueSpan m_layer;
    mutable bool m_layerKnown = false;
    QImage m_image;
    std::vector<bool> m_done;
    std::vector<float> m_buffer;
    std::vector<int> m_lookup; ///< columns of the image, for one row of draw()
    std::int64_t m_columns = 1;
};

} // namespace vitrine
