#pragma once

#include "core/base/Result.h"
#include "core/data/DataSplit.h"
#include "core/data/PreparedItems.h"
#include "core/graph/Neurons.h"
#include "core/training/observe/PlaneProbe.h"
#include "widgets/playground/AnswerScale.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>
#include <set>
#include <vector>

class QThread;

namespace vitrine {

class PlaneWorker;
struct TrainMoment;

/// A point of the data as it is drawn.
struct DataPoint {
    float x = 0;
    float y = 0; ///< of sets over the line: the target
    float target = 0; ///< of sets whose answers are numbers
    std::int64_t label = 0;
    std::int64_t item = 0; ///< of the set
    bool validates = false;
};

/// One neuron of the chart.
struct NeuronRef {
    int layer = 0; ///< −1: an input
    int index = 0;
    bool operator==(const NeuronRef &) const = default;
};

/// A weight, or a bias, of the chart: where it is and what it is.
struct WeightRef {
    int layer = 0;
    int neuron = 0; ///< that it leads to
    int from = -1; ///< of the layer before; −1: the bias
    bool operator==(const WeightRef &) const = default;
};

/// What the views of the playground show: one network over points, its weights now, what each of its neurons answers
/// all over the plane, and the data. Follows; changes nothing itself.
class Playground : public QObject {
    Q_OBJECT

public:
    explicit Playground(QThread *compute, QObject *parent = nullptr);
    ~Playground() override;

    /// Another network, with its weights. One that takes no points empties the playground.
    void setNetwork(const Network &network, const TensorMap &weights);
    void setWeights(const TensorMap &weights);
    void setMoment(const TrainMoment &moment); ///< of a run of this network
    void setData(const std::shared_ptr<const PreparedItems> &items, const DataSplit &split);
    void setFocus(std::optional<NeuronRef> neuron); ///< whose map is shown large
    void setDiscrete(bool on);
    void setShowsValidation(bool on);
    void setFollowing(bool on); ///< without, nothing is computed

    bool isEmpty() const { return !m_network; }
    const std::shared_ptr<const Network> &network() const { return m_network; }
    /// Nothing for networks that are no chain of linear layers: these have their answer alone.
    const std::optional<NeuronChart> &chart() const { return m_chart; }
    bool isLine() const { return m_isLine; }
    const TensorMap &weights() const { return m_weights; }
    std::shared_ptr<const PlaneMaps> maps() const { return m_maps; } ///< null before the first
    const std::vector<DataPoint> &points() const { return m_points; }
    const std::set<std::int64_t> &batch() const { return m_batch; } ///< items of the last step
    const AnswerScale &answer() const { return m_answer; }
    int classCount() const; ///< two at least
    std::optional<NeuronRef> focus() const { return m_focus; }
    bool isDiscrete() const { return m_isDiscrete; }
    bool showsValidation() const { return m_showsValidation; }

    /// What a neuron answers over the grid, [rows · columns]; empty where it is not known.
    std::vector<float> mapOf(const NeuronRef &neuron) const;
    std::vector<float> answerMap() const { return m_maps ? m_answer.values(*m_maps) : std::vector<float>(); }
    QString nameOf(const NeuronRef &neuron) const; ///< "hidden1, neuron 3"

    std::optional<float> value(const WeightRef &weight) const;
    std::optional<float> gradient(const WeightRef &weight) const;
    QString tensorOf(const WeightRef &weight) const; ///< "hidden1.weight"
    std::size_t placeOf(const WeightRef &weight) const; ///< within the tensor
    float largestWeight() const { return m_largest; } ///< magnitude, of the weights of the chart

signals:
    void networkChanged();
    void weightsChanged();
    void mapsChanged();
    void dataChanged();
    void focusChanged();
    void optionsChanged();
    void failed(const vitrine::Error &error);

private:
    void look();
    void post();
    std::optional<float> read(const TensorMap &tensors, const WeightRef &weight) const;

    QPointer<PlaneWorker> m_worker; ///< lives in the compute thread
    std::shared_ptr<const Network> m_network;
    std::optional<NeuronChart> m_chart;
    bool m_isLine = false;
    AnswerScale m_answer;
    TensorMap m_weights, m_gradients;
    float m_largest = 0;
    std::shared_ptr<const PlaneMaps> m_maps;
    std::vector<DataPoint> m_points;
    std::set<std::int64_t> m_batch;
    std::optional<NeuronRef> m_focus;
    bool m_isDiscrete = false;
    bool m_showsValidation = true;
    bool m_follows = false;
    quint64 m_number = 0; ///< of the network that is asked about
    bool m_isLooking = false; ///< an answer is on its way
    bool m_isStale = false; ///< weights changed meanwhile
};

} // namespace vitrine
