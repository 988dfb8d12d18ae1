#pragma once

#include "core/base/Result.h"
#include "widgets/common/LatestJob.h"
#include "widgets/optimizers/Race.h"
#include "widgets/optimizers/RosterState.h"

#include <functional>

namespace vitrine {

/// What is drawn on the surface besides the markers.
struct SurfaceLayers {
    bool trails = true;
    bool lastTry = true; ///< the trails before the last new start
    bool contours = true; ///< lines of equal height
    bool gradient = true; ///< arrows of the selected competitor: against the gradient,
    bool momentum = true; ///< along what it remembers,
    bool step = true; ///< and where it goes
    bool fan = false; ///< the selected competitor from a grid of starts
    bool logarithmic = true; ///< heights
    bool isSolid = false; ///< the 3-D view

    bool operator==(const SurfaceLayers &) const = default;
};

/// What the user looks at in the Optimizers room, shared by all of its views: the setup, the race that comes of it, the
/// present step, and the selected competitor. Lives in the GUI thread. A race is made at once where that takes no
/// longer than a moment, else beside it; the old one is shown until then.
class OptimizersState : public RosterState {
    Q_OBJECT

public:
    explicit OptimizersState(QObject *parent = nullptr);

    const Roster &roster() const override { return m_setup; }
    void editRoster(const std::function<void(Roster &)> &change) override;
    Competitor fresh(const OptimizerKind &optimizer) const override { return makeCompetitor(m_setup, optimizer); }
    bool isOnNetworks() const override { return false; }

    const RaceSetup &setup() const { return m_setup; }
    std::shared_ptr<const Race> race() const { return m_race; }
    /// The race before the last new start; null where there is none that fits the surface.
    std::shared_ptr<const Race> lastTry() const { return m_lastTry; }
    int step() const { return m_step; }
    const SurfaceLayers &layers() const { return m_layers; }
    bool isBusy() const { return m_job.isBusy(); }

    void setSetup(const RaceSetup &setup);
    void edit(const std::function<void(RaceSetup &)> &change);
    /// A built-in surface, with its usual part and start.
    void chooseSurface(const std::string &name);
    /// A formula that the user typed; what is wrong with it leaves everything as it was.
    Result<void> chooseFormula(const std::string &formula);

    /// A new start, in one go or dragged: the race that stood before the first of its moves becomes the last try.
    void beginRestart();
    void moveStart(Point2 start);
    void endRestart();
    bool isRestarting() const { return m_isRestarting; }

    void setLayers(const SurfaceLayers &layers);

public slots:
    void setStep(int step); ///< clamped

signals:
    void raceChanged();
    void stepChanged(int step);
    void layersChanged();
    void restarted(); ///< by a click or the end of a drag
    void busyChanged(bool busy);

private:
    void makeRaceAgain();
    void show(std::shared_ptr<const Race> race);
    int fanOf() const { return m_layers.fan ? selected() : 0; }

    RaceSetup m_setup;
    std::shared_ptr<const Race> m_race;
    std::shared_ptr<const Race> m_lastTry;
    SurfaceLayers m_layers;
    int m_step = 0;
    bool m_isRestarting = false;
    double m_secondsPerStep = 1e-6; ///< of one competitor, as the last race took
    LatestJob m_job;
};

} // namespace vitrine
