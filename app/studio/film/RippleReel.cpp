#include "app/studio/film/RippleReel.h"

#include "widgets/common/Format.h"
#include "widgets/ripple/HandEdits.h"
#include "widgets/session/Session.h"

#include <QCoreApplication>

#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace vitrine {

namespace {

constexpr int pictures = 25;

QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

/// One number of a weight.
struct Difference {
    std::int64_t position;
    float before, now;
};

struct WeightChange {
    EditedWeight now;
    std::vector<Difference> differences;
};

/// More than this many numbers are put into a copy of their weight.
constexpr std::size_t mostSingle = 100000;

/// Weights by name, and pixels by input and position, as they were and as they are.
struct Change {
    Question now;
    std::map<std::string, WeightChange> weights;
    PixelEdits pixelsBefore; ///< of those that have changed

    bool isAny() const { return !weights.empty() || !pixelsBefore.empty(); }
};

/// Without copying either: they may be large, and few of their numbers differ.
std::vector<Difference> differencesOf(const Snapshot &before, const EditedWeight &now)
{
    std::vector<Difference> differences;
    auto number = now.numbers.constBegin();
    for (std::int64_t i = 0; i < before.elementCount(); ++i) {
        const auto old = static_cast<float>(before.flat(i));
        const bool isEdited = number != now.numbers.constEnd() && number.key() == i;
        const float value = isEdited ? *number++ : static_cast<float>(now.tensor.flat(i));
        if (value != old)
            differences.push_back({i, old, value});
    }
    return differences;
}

void findWeights(Change &change, const HandEdits &edits)
{
    if (change.now.weights.kind != WeightsSource::Kind::Edited)
        return;
    for (const auto &[name, before] : edits.before()->weights) {
        EditedWeight now = edits.edited(name);
        const Snapshot &tensor = now.tensor;
        if (!tensor.valid() || tensor.shape() != before.shape() || tensor.dtype() != DType::Float32
            || before.dtype() != DType::Float32 || (tensor.data() == before.data() && now.numbers.isEmpty()))
            continue;
        if (auto differences = differencesOf(before, now); !differences.empty())
            change.weights[name] = {std::move(now), std::move(differences)};
    }
}

void findPixels(Change &change, const HandEdits &edits)
{
    for (const auto &[input, now] : change.now.pixels) {
        const Snapshot before = edits.before()->output(input);
        if (!before.valid() || before.shape().empty()
            || Shape(before.shape().begin() + 1, before.shape().end()) != now.shape)
            continue;
        for (const auto &[position, value] : now.values.asKeyValueRange()) {
            if (position < 0 || position >= before.elementCount())
                continue;
            const auto old = static_cast<float>(before.flat(position));
            if (old == value)
                continue;
            change.pixelsBefore[input].shape = now.shape;
            change.pixelsBefore[input].values[position] = old;
        }
    }
}

float between(float from, float to, float share)
{
    return from + share * (to - from);
}

/// The question with a share of the change made.
Question partOf(const Change &change, float share)
{
    Question question = change.now;
    for (const auto &[input, before] : change.pixelsBefore)
        for (const auto &[position, old] : before.values.asKeyValueRange()) {
            float &value = question.pixels[input].values[position];
            value = between(old, value, share);
        }
    if (change.weights.empty())
        return question;
    auto trained = std::make_shared<TrainedWeights>(*change.now.weights.trained);
    if (!trained->origin)
        trained->origin = change.now.weights.trained;
    for (const auto &[name, weight] : change.weights) {
        NumberEdits numbers = weight.now.numbers;
        for (const Difference &each : weight.differences)
            numbers.insert(each.position, between(each.before, each.now, share));
        const bool isCopied = weight.differences.size() > mostSingle;
        trained->tensors[name] = isCopied ? withNumbers(weight.now.tensor, numbers) : weight.now.tensor;
        trained->edits[name] = isCopied ? NumberEdits() : numbers;
    }
    question.weights.trained = std::move(trained);
    return question;
}

} // namespace

FilmReel rippleReel(Session *session, HandEdits *edits)
{
    FilmReel reel;
    if (!edits->before() || !session->trace())
        return reel;
    const auto change = std::make_shared<Change>();
    change->now = session->question();
    findWeights(*change, *edits);
    findPixels(*change, *edits);
    if (!change->isAny())
        return reel;
    reel.name = tr("The last change, from before to now");
    reel.file = QStringLiteral("change");
    reel.count = pictures;
    reel.seconds = 0.1;
    reel.label = [](int step) { return tr("%1 of the change").arg(formatShare(step / (pictures - 1.0))); };
    const auto ask = [session, edits](const Question &question) {
        edits->expectReplay();
        session->ask(question, false);
    };
    reel.show = [change, ask](int step) {
        ask(step == pictures - 1 ? change->now : partOf(*change, static_cast<float>(step) / (pictures - 1)));
    };
    reel.isBusy = [session] { return session->isBusy(); };
    reel.putBack = [change, ask] { ask(change->now); };
    return reel;
}

} // namespace vitrine
