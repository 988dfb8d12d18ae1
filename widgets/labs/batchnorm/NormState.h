#pragma once

#include "core/batchnorm/BatchNormLayer.h"
#include "core/blocks/Explanation.h"
#include "widgets/labs/batchnorm/NormSession.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// Where the running statistics of the laboratory begin.
enum class RunningStart {
    Fresh, ///< at 0 and 1
    Network ///< as the network has them
};

/// What is looked at in a batch-norm laboratory and what has been tried of the layer; shared by its views, in the GUI
/// thread. All that follows from it without LibTorch is worked out here: the running statistics after each batch.
class NormState : public QObject {
    Q_OBJECT

public:
    explicit NormState(NormSession *session, QObject *parent = nullptr);

    /// The layer as the network has it. What was tried stays where it is the same one.
    void setLayer(const BatchNormLayer &layer, bool isOther);
    const BatchNormLayer &given() const { return m_given; }
    const BatchNormLayer &tried() const { return m_tried; }
    bool isChanged() const;
    void setEps(double eps);
    void setMomentum(double momentum); ///< NaN: average over all batches
    void setGamma(double gamma); ///< of the channel
    void setBeta(double beta);
    void reset();

    int channel() const { return m_channel; }
    void setChannel(int channel);
    /// A number of the picture, [0, c, …]; chooses its channel.
    void setPlace(const Index &index);
    const Index &place() const { return m_place; }
    bool isTraining() const { return m_isTraining; }
    void setTraining(bool isTraining);
    RunningStart start() const { return m_start; }
    void setStart(RunningStart start);

    NormSession *session() const { return m_session; }
    const NormLook *look() const { return m_session->look().get(); }
    /// Running statistics after 0, 1, 2, … batches; empty where the layer keeps none.
    const std::vector<RunningStatistics> &course() const { return m_course; }
    /// What evaluation normalises by: the running statistics after all batches fed, else the batch's own.
    Moments evaluation() const;
    Moments moments() const; ///< of the mode
    /// The number at the place, and what the layer makes of it; nothing before it is known.
    std::optional<NormalisedValue> value() const;

signals:
    void changed(); ///< anything above
    void courseChanged(); ///< the running statistics alone, as batches come in

private:
    void follow();
    void restart();
    void keepPlace();

    NormSession *m_session;
    BatchNormLayer m_given, m_tried;
    int m_channel = 0;
    Index m_place;
    bool m_isTraining = true;
    RunningStart m_start = RunningStart::Fresh;
    std::vector<RunningStatistics> m_course;
};

} // namespace vitrine
