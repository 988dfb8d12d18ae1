#pragma once

#include "core/blocks/Explanation.h"
#include "core/trace/Explain.h"
#include "core/trace/Trace.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace vitrine {

/// What the user looks at, shared by all views of a room: a block, a part inside it, one number, and the places that
/// this number came from. Holds names and indices only; a view that does not know them shows nothing.
class Selection : public QObject {
    Q_OBJECT
public:
    explicit Selection(QObject *parent = nullptr);

    QString block() const { return m_block; } ///< id; empty: nothing is selected
    QString path() const { return m_path; } ///< of a part of a composite block, else the block's id
    std::optional<Place> place() const { return m_place; }
    /// The boxes of places that the explained number came from.
    const std::vector<Region> &regions() const { return m_regions; }

    void selectBlock(const QString &id);
    /// A block's id, or the path of a part of it; "" selects nothing. Forgets the place where it was in another path.
    void selectPath(const QString &path);
    /// Also selects the path that an output or gradient belongs to, or the block of a weight or statistic.
    void selectPlace(const Place &place);
    void clearPlace();
    /// Forgets what a new run does not have: a path that is not in its network, a number outside its tensors.
    void keepWithin(const Trace &trace);
    void setRegions(std::vector<Region> regions);
    /// One level up: from the place to its block, from a part to what it is a part of. False at the top.
    bool climb();
    /// Which paths there are, so that climbing out of "csp.m.0" does not stop at "csp.m", which names nothing.
    void setPathCheck(std::function<bool(const QString &)> exists) { m_exists = std::move(exists); }

signals:
    void blockChanged(const QString &id);
    void pathChanged(const QString &path);
    void placeChanged();
    void regionsChanged();

private:
    void setPath(const QString &path);
    void dropPlace();

    QString m_block, m_path;
    std::optional<Place> m_place;
    std::function<bool(const QString &)> m_exists;
    std::vector<Region> m_regions;
};

} // namespace vitrine
