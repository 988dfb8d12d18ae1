#include "widgets/detection/DetectBench.h"

#include "core/vision/PictureReader.h"
#include "widgets/detection/BundledModel.h"
#include "widgets/session/Pictures.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <utility>

namespace vitrine {

namespace {

double millisecondsOf(QElapsedTimer &timer)
{
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
    timer.restart();
    return milliseconds;
}

Result<std::shared_ptr<LoadedDetector>> withEngine(std::shared_ptr<const YoloxModel> model,
                                                   const DetectorSource &source)
{
    auto engine = makeEngine(*model, {source.engine, source.precision, source.device});
    if (!engine)
        return engine.error();
    auto loaded = std::make_shared<LoadedDetector>();
    loaded->facts = std::make_shared<const DetectorFacts>(DetectorFacts{
        model->spec.name(), model->width, model->height, model->classNames, (*engine)->report(), model->warnings});
    loaded->model = std::move(model);
    loaded->engine = *std::move(engine);
    return loaded;
}

} // namespace

Result<LoadedPicture> loadPicture(const DetectPicture &source)
{
    if (source.file.isEmpty())
        return LoadedPicture{toPicture(source.image), source.image, source.name};
    auto pixels = readPicture(source.file.toStdString());
    if (!pixels)
        return pixels.error();
    QImage image = toImage(*pixels);
    return LoadedPicture{*std::move(pixels), std::move(image), QFileInfo(source.file).fileName()};
}

Result<std::shared_ptr<const DetectionRun>> detectIn(LoadedDetector &detector, const LoadedPicture &picture)
{
    QElapsedTimer timer;
    timer.start();
    const LetterboxedPicture input = letterbox(picture.pixels, detector.facts->width, detector.facts->height);
    return detectIn(detector, picture, input, millisecondsOf(timer));
}

Result<std::shared_ptr<const DetectionRun>> detectIn(LoadedDetector &detector, const LoadedPicture &picture,
                                                     const LetterboxedPicture &input, double preprocessMilliseconds)
{
    const DetectorFacts &facts = *detector.facts;
    auto run = std::make_shared<DetectionRun>();
    QElapsedTimer timer;
    timer.start();
    auto raw = detector.engine->run(input.input);
    if (!raw)
        return raw.error();
    run->networkMilliseconds = millisecondsOf(timer);
    run->raw = *std::move(raw);
    run->candidates = decode(run->raw);
    run->decodeMilliseconds = millisecondsOf(timer);
    run->picture = picture.image;
    run->name = picture.name;
    run->geometry = input.geometry;
    run->classNames = facts.classNames;
    run->model = facts.name;
    run->weightsFile = detector.model->file.string();
    run->engine = facts.engine;
    run->preprocessMilliseconds = preprocessMilliseconds;
    return std::shared_ptr<const DetectionRun>(std::move(run));
}

Result<std::shared_ptr<const YoloxModel>> DetectBench::openModel(const DetectorSource &source)
{
    const FileStamp stamp = FileStamp::of(source.file);
    std::vector<DetectShelf::OpenModel> &models = m_shelf->models;
    std::erase_if(models, [](const DetectShelf::OpenModel &each) { return each.model.expired(); });
    for (const DetectShelf::OpenModel &each : models) {
        if (each.stamp == stamp && each.size == source.size)
            return each.model.lock();
    }
    auto model = vitrine::openModel(source.file, source.size);
    if (!model)
        return model.error();
    auto shared = std::make_shared<const YoloxModel>(*std::move(model));
    models.push_back({stamp, source.size, shared});
    return std::shared_ptr<const YoloxModel>(std::move(shared));
}

Result<std::shared_ptr<LoadedDetector>> DetectBench::detector(const DetectorSource &source, const Cancel &cancel,
                                                              const std::function<void(double)> &progress)
{
    const FileStamp stamp = FileStamp::of(source.file);
    if (m_detector && m_modelStamp == stamp && m_source == source)
        return m_detector;
    progress(0.1);
    auto model = openModel(source);
    if (!model)
        return model.error();
    if (cancel.requested())
        return Cancel::error();
    progress(0.4);
    auto loaded = withEngine(*std::move(model), source);
    if (!loaded)
        return loaded.error();
    m_detector = *std::move(loaded);
    m_modelStamp = stamp;
    m_source = source;
    return m_detector;
}

Result<LoadedPicture> DetectBench::picture(const DetectPicture &source) const
{
    const DetectShelf &shelf = *m_shelf;
    const bool isAtHand = source == shelf.pictureSource && shelf.picture.pixels.valid()
        && (source.file.isEmpty() || shelf.pictureStamp == FileStamp::of(source.file));
    return isAtHand ? shelf.picture : loadPicture(source);
}

Result<std::shared_ptr<const DetectOutcome>> DetectBench::answer(const DetectQuestion &question, const Cancel &cancel,
                                                                 const std::function<void(double)> &progress)
{
    auto outcome = std::make_shared<DetectOutcome>();
    outcome->question = question;
    // The picture first: it is the quicker one to be refused.
    auto picture = question.picture.isNone() ? Result<LoadedPicture>(LoadedPicture()) : this->picture(question.picture);
    if (!picture)
        return picture.error();
    if (question.detector.file.isEmpty())
        return std::shared_ptr<const DetectOutcome>(std::move(outcome));
    const auto loaded = detector(question.detector, cancel, progress);
    if (!loaded)
        return loaded.error();
    if (cancel.requested())
        return Cancel::error();
    outcome->detector = (*loaded)->facts;
    if (!question.picture.isNone()) {
        progress(0.8);
        auto run = detectIn(**loaded, *picture);
        if (!run)
            return run.error();
        outcome->run = *std::move(run);
        m_shelf->picture = *std::move(picture);
        m_shelf->pictureSource = question.picture;
        m_shelf->pictureStamp = FileStamp::of(question.picture.file);
    }
    return std::shared_ptr<const DetectOutcome>(std::move(outcome));
}

} // namespace vitrine
