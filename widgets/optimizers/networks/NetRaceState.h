#pragma once

#include "widgets/optimizers/RosterState.h"
#include "widgets/optimizers/networks/NetRaceSetup.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace vitrine {

class TrainState;

/// How the curves of a race are looked at.
struct NetRaceLook {
    enum class Curve { TrainingLoss, ValidationLoss, Accuracy };
    enum class Axis { Steps, Epochs, Seconds };

    Curve curve = Curve::TrainingLoss;
    Axis axis = Axis::Steps;
    bool logarithmic = true;
    bool hasSpread = true; ///< bands of one standard deviation, of several seeds
    double smoothing = 0.9; ///< weight of the past in the training loss

    bool operator==(const NetRaceLook &) const = default;
};

/// What the user has chosen for the race on networks, shared by all views of that half of the room.
class NetRaceState : public RosterState {
    Q_OBJECT

public:
    explicit NetRaceState(QObject *parent = nullptr);

    const Roster &roster() const override { return m_setup; }
    void editRoster(const std::function<void(Roster &)> &change) override;
    Competitor fresh(const OptimizerKind &optimizer) const override;
    bool isOnNetworks() const override { return true; }

    const NetRaceSetup &setup() const { return m_setup; }
    void setSetup(NetRaceSetup setup);
    void edit(const std::function<void(NetRaceSetup &)> &change);
    /// A competitor's learning rate, by its id.
    void setRate(int competitor, double rate);

    /// A member of a race that is shown, in the colour and line that it has now.
    Competitor inStyle(Competitor member) const;

    const NetRaceLook &look() const { return m_look; }
    void setLook(const NetRaceLook &look);
    /// The step that is looked back at; nothing: the newest.
    std::optional<std::int64_t> moment() const { return m_moment; }
    void setMoment(std::optional<std::int64_t> step);
    /// For the form that chooses data; follows the setup both ways.
    TrainState *data() const { return m_data; }

signals:
    void lookChanged();
    void momentChanged();

private:
    NetRaceSetup m_setup;
    NetRaceLook m_look;
    std::optional<std::int64_t> m_moment;
    TrainState *m_data;
};

} // namespace vitrine
