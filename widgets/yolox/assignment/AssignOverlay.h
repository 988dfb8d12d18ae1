#pragma once

#include "widgets/detection/PicturePaint.h"
#include "widgets/yolox/assignment/AssignText.h"

#include <QPainter>

#include <array>

namespace vitrine {

/// Paints a step of an assignment over the picture: cells as dots sized by their stride.
class AssignOverlay {
public:
    AssignOverlay(const AssignPicture &picture, AssignStep step, AssignPair chosen, AssignPair hovered);

    /// Levels that are left out have no dots.
    void setLevels(const std::array<bool, CellGrid::levels> &levels) { m_levels = levels; }
    void paint(QPainter &painter, const PictureTransform &transform) const;

    /// The candidate whose dot lies at a place of the input, within `reach` pixels of it; −1: none.
    static int cellAt(const AssignStudy &study, const QPointF &place, double reach,
                      const std::array<bool, CellGrid::levels> &levels);
    /// Radius of a cell's dot in pixels of the input.
    static double dotRadius(int stride);

private:
    struct Brush {
        QPainter &painter;
        const PictureTransform &transform;
    };

    void regions(const Brush &brush) const;
    void candidates(const Brush &brush) const;
    void term(const Brush &brush, AssignTerm term) const;
    void best(const Brush &brush) const;
    void choice(const Brush &brush) const;
    void conflicts(const Brush &brush) const;
    void result(const Brush &brush) const;
    void pair(const Brush &brush, AssignPair pair, double line) const;

    void dot(const Brush &brush, int cell, const QColor &colour, bool isFaint = false) const;
    void ring(const Brush &brush, int cell, const QColor &colour) const;
    void line(const Brush &brush, int cell, std::size_t row, Qt::PenStyle style) const;
    void box(const Brush &brush, const CenterBox &box, const QColor &colour, double line, Qt::PenStyle style) const;
    QPointF centreOf(int cell) const;
    QColor colourOf(std::size_t row) const { return AssignSession::rowColour(m_picture, row); }
    bool isShown(int cell) const;

    const AssignPicture &m_picture;
    const AssignStudy &m_study;
    AssignStep m_step;
    AssignPair m_chosen, m_hovered;
    bool m_isCrowd;
    std::array<bool, CellGrid::levels> m_levels{true, true, true};
};

} // namespace vitrine
