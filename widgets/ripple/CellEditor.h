#pragma once

#include "widgets/maps/PlaneLayout.h"

#include <QObject>
#include <QPoint>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace vitrine {

class MapGridView;
class NumberField;

/// Numbers of a tensor that a hand has changed, by their indices.
using CellChanges = std::map<Index, double>;

/// Lets the numbers of a map be changed where they are read: a click (or F2) turns a value into a field, Return keeps
/// it and Esc takes it back; dragging up and down moves it; with a brush, dragging paints. What is changed is told all
/// the while, so that everything downstream can follow.
class CellEditor : public QObject {
    Q_OBJECT

public:
    struct Brush {
        std::vector<double> values = {1}; ///< by plane; the last holds for those after it
        int size = 1; ///< cells across
        bool allPlanes = false; ///< the same place of every plane: all colours of a picture

        bool operator==(const Brush &) const = default;
    };

    /// Belongs to the view.
    explicit CellEditor(MapGridView *view);

    void setEnabled(bool enabled);
    bool isEnabled() const { return m_enabled; }
    void setBrush(const std::optional<Brush> &brush);
    /// Where a value stands before it is changed; else what the view shows.
    void setValues(std::function<double(const Index &)> values) { m_values = std::move(values); }
    /// Opens the field on a cell.
    void edit(const PlaneCell &cell);
    NumberField *field() const { return m_field; }

signals:
    /// All that the present gesture has changed so far; empty: it was taken back.
    void changed(const vitrine::CellChanges &changes);
    /// The gesture is over: one step of undo. Comes after at least one changed().
    void finished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool filterField(QEvent *event);
    bool press(QPoint at);
    bool move(QPoint at);
    bool release();
    bool keyPress(int key);
    void paint(const PlaneCell &from, const PlaneCell &to);
    void stamp(const PlaneCell &middle);
    void scrub(QPoint at);
    void closeField(bool keep);
    void placeField();
    void finish();
    double valueAt(const Index &index) const;

    MapGridView *m_view;
    NumberField *m_field;
    std::function<double(const Index &)> m_values;
    std::optional<Brush> m_brush;
    std::optional<PlaneCell> m_pressed; ///< where the left button went down
    PlaneCell m_fieldCell;
    QPoint m_pressedAt;
    CellChanges m_changes; ///< of the present gesture
    double m_start = 0; ///< value of the cell that is dragged
    bool m_enabled = false;
    bool m_isScrubbing = false;
    bool m_isClosing = false; ///< what the field says now is not the user's
};

} // namespace vitrine
