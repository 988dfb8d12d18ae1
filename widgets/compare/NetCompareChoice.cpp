#include "widgets/compare/NetCompareChoice.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

const QString kindKey = QStringLiteral("compare/kind");
const QString fileKey = QStringLiteral("compare/file");
const QString numberKey = QStringLiteral("compare/number");

void remember(const QString &kind, const QString &file, qint64 number)
{
    QSettings settings;
    settings.setValue(kindKey, kind);
    settings.setValue(fileKey, file);
    settings.setValue(numberKey, number);
}

} // namespace

Question NetCompareChoice::applied(const Question &open) const
{
    Question question = open;
    if (network)
        question.network = *network;
    if (weights)
        question.weights = *weights;
    if (picture) {
        question.picture = *picture;
        question.pixels.clear(); // they were changes of another picture
    }
    if (pixels)
        question.pixels = *pixels;
    return question;
}

NetCompareChoice NetCompareChoice::between(const Question &open, const Question &other)
{
    NetCompareChoice choice;
    if (other.network != open.network)
        choice.network = other.network;
    if (other.weights != open.weights)
        choice.weights = other.weights;
    if (other.picture != open.picture)
        choice.picture = other.picture;
    if (other.pixels != open.pixels)
        choice.pixels = other.pixels;
    return choice;
}

NetCompareChoice NetCompareChoice::ofPicture(PictureSource picture)
{
    NetCompareChoice choice;
    choice.picture = std::move(picture);
    return choice;
}

NetCompareChoice NetCompareChoice::ofWeights(WeightsSource weights)
{
    NetCompareChoice choice;
    choice.weights = std::move(weights);
    return choice;
}

NetCompareChoice NetCompareChoice::ofNetwork(const Question &question)
{
    NetCompareChoice choice;
    choice.network = question.network;
    choice.weights = question.weights;
    return choice;
}

void rememberChoice(const NetCompareChoice &choice)
{
    if (choice.network)
        return;
    if (choice.picture && choice.picture->kind == PictureSource::Kind::Item)
        remember(QStringLiteral("item"), {}, choice.picture->item);
    else if (choice.picture && choice.picture->kind == PictureSource::Kind::File)
        remember(QStringLiteral("picture"), choice.picture->file, 0);
    else if (choice.weights && choice.weights->kind == WeightsSource::Kind::File)
        remember(QStringLiteral("weights"), choice.weights->file, 0);
    else if (choice.weights && choice.weights->kind == WeightsSource::Kind::Seed)
        remember(QStringLiteral("seed"), {}, static_cast<qint64>(choice.weights->seed));
}

NetCompareChoice rememberedChoice(const Outcome &open)
{
    const QSettings settings;
    const QString kind = settings.value(kindKey).toString(), file = settings.value(fileKey).toString();
    const auto number = std::max<qint64>(0, settings.value(numberKey).toLongLong());
    NetCompareChoice choice;
    if (kind == QStringLiteral("item") && number < open.setSize)
        choice = NetCompareChoice::ofPicture({PictureSource::Kind::Item, {}, {}, number});
    else if (kind == QStringLiteral("picture") && QFileInfo::exists(file))
        choice = NetCompareChoice::ofPicture({PictureSource::Kind::File, file, {}, 0});
    else if (kind == QStringLiteral("weights") && QFileInfo::exists(file))
        choice = NetCompareChoice::ofWeights({WeightsSource::Kind::File, file, open.question.weights.seed, {}});
    else if (kind == QStringLiteral("seed"))
        choice = NetCompareChoice::ofWeights({WeightsSource::Kind::Seed, {}, static_cast<quint64>(number), {}});
    return choice.isNothing() || choice.applied(open.question) == open.question ? firstChoice(open) : choice;
}

NetCompareChoice firstChoice(const Outcome &open)
{
    if (open.setSize < 2)
        return NetCompareChoice::ofWeights(freshWeights(open.question));
    const PictureSource &picture = open.question.picture;
    const std::int64_t next = picture.kind == PictureSource::Kind::Item ? picture.item + 1 : 0;
    return NetCompareChoice::ofPicture({PictureSource::Kind::Item, {}, {}, next % open.setSize});
}

WeightsSource freshWeights(const Question &open)
{
    const quint64 next = open.weights.seed + (open.weights.kind == WeightsSource::Kind::Seed ? 1 : 0);
    return {WeightsSource::Kind::Seed, {}, next, {}};
}

} // namespace vitrine
