#pragma once

#include "core/stepping/Conditions.h"
#include "core/stepping/Stops.h"

#include <QObject>
#include <QString>

#include <set>
#include <utility>
#include <vector>

namespace vitrine {

/// Where playing and running stop: at blocks and layers that the user has marked, and where a condition is met.
class Breakpoints : public QObject {
    Q_OBJECT

public:
    using Mark = std::pair<QString, Stage>; ///< a block's id or a layer's path, and which of its steps

    using QObject::QObject;

    const std::set<Mark> &marks() const { return m_marks; }
    bool contains(const QString &path, Stage stage) const { return m_marks.contains({path, stage}); }
    void toggle(const QString &path, Stage stage);
    void clearMarks();
    const Conditions &conditions() const { return m_conditions; }
    void setConditions(const Conditions &conditions);
    bool any() const { return !m_marks.empty() || m_conditions.any(); }
    /// Whether a step is marked; of a block with several steps, the first one.
    bool isMarked(const Trace &trace, const std::vector<Stop> &stops, int step) const;

signals:
    void changed();

private:
    std::set<Mark> m_marks;
    Conditions m_conditions;
};

} // namespace vitrine
