#pragma once

#include "core/base/Result.h"
#include "widgets/session/Question.h"

#include <QJsonObject>
#include <QSet>

#include <filesystem>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace vitrine {

/// The files beside a journal's list that hold what is large: networks, weights, pictures. Each is written once, whole
/// or not at all, and never changed; what is kept already is known by its address. Not thread-safe.
class PayloadStore {
public:
    explicit PayloadStore(std::filesystem::path folder);

    // What stands for a thing in the list; empty where it can't be written, and failure() says why, or is too large to
    // be kept.
    QString put(const std::shared_ptr<const Network> &network);
    QString put(const QImage &image);
    /// Weights that differ in a few tensors, or numbers, from some that are kept are written as the difference.
    QJsonObject put(const std::shared_ptr<const TrainedWeights> &weights);
    QString put(const PixelEdits &numbers); ///< empty also where there are none

    // Null where the file is gone or damaged. The same name gives the same object.
    std::shared_ptr<const Network> network(const QString &name);
    QImage image(const QString &name);
    std::shared_ptr<const TrainedWeights> weights(const QJsonObject &json);
    PixelEdits numbers(const QString &name); ///< none where the file is gone or damaged

    /// Between beginRound() and sweep() all that is kept is put once more; sweep() deletes the rest, once the list that
    /// named it is gone.
    void beginRound();
    /// What could not be written first in this round; nothing: all is there. A list of it would lose what it names.
    const std::optional<Error> &failure() const { return m_failure; }
    void sweep();

private:
    struct Kept {
        std::shared_ptr<const void> owner; ///< so that the address stays its own
        QString name;
    };
    struct KeptWeights {
        std::shared_ptr<const TrainedWeights> weights;
        QJsonObject json;
    };
    QString freshName(char kind, const char *suffix);
    std::string path(const QString &name) const;
    QJsonObject write(const TrainedWeights &weights);
    bool isWritten(const Result<void> &result);
    const KeptWeights *nearest(const TrainedWeights &weights) const;
    std::optional<TensorMap> tensors(const QJsonObject &json);
    void use(const QJsonObject &weights);

    std::filesystem::path m_folder;
    std::map<const void *, Kept> m_networks;
    std::map<qint64, QString> m_images; ///< by QImage::cacheKey()
    std::map<const void *, KeptWeights> m_weights;
    std::vector<std::pair<PixelEdits, QString>> m_numbers;
    QSet<QString> m_used;
    std::optional<Error> m_failure;
    int m_count = 0; ///< of names given
};

} // namespace vitrine
