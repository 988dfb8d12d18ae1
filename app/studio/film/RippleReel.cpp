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

/// Weights by name, and pixels by input and position, as they were and as they are.
struct Change {
    Question now;
    std::map<std::string, std::pair<std::vector<float>, Snapshot>> weights;
    PixelEdits pixelsBefore; ///< of those that have changed

    bool isAny() const { return !weights.empty() || !pixelsBefore.empty(); }
};

void findWeights(Change &change, const HandEdits &edits)
{
    if (change.now.weights.kind != WeightsSource::Kind::Edited)
        return;
    for (const auto &[name, before] : edits.before()->weights) {
        const Snapshot now = edits.weight(name);
        if (!now.valid() || now.shape() != before.shape() || now.data() == before.data()
            || now.dtype() != DType::Float32)
            continue;
        if (std::vector<float> values = before.toFloats(); values != now.toFloats())
            change.weights[name] = {std::move(values), now};
    }
}

void findPixels(Change &change, const HandEdits &edits)
{
    for (const auto &[input, now] : change.now.pixels) {
        const Snapshot before = edits.before()->output(input);
        if (!before.valid() || before.shape().empty()
            || Shape(before.shape().begin() + 1, before.shape().end()) != now.shape)
            continue;
        const std::vector<float> values = before.toFloats();
        for (const auto &[position, value] : now.values) {
            const auto at = static_cast<std::size_t>(position);
            if (position < 0 || at >= values.size() || values[at] == value)
                continue;
            change.pixelsBefore[input].shape = now.shape;
            change.pixelsBefore[input].values[position] = values[at];
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
        for (const auto &[position, old] : before.values) {
            float &value = question.pixels[input].values[position];
            value = between(old, value, share);
        }
    if (change.weights.empty())
        return question;
    auto trained = std::make_shared<TrainedWeights>(*change.now.weights.trained);
    if (!trained->origin)
        trained->origin = change.now.weights.trained;
    for (const auto &[name, both] : change.weights) {
        std::vector<float> values = both.second.toFloats();
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = between(both.first[i], values[i], share);
        trained->tensors[name] = Snapshot::of(both.second.shape(), std::move(values));
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
