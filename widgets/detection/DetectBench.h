#pragma once

#include "core/base/Cancel.h"
#include "core/data/Picture.h"
#include "widgets/detection/DetectQuestion.h"
#include "widgets/session/FileStamp.h"

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace vitrine {

/// A model with an engine that runs it. Used on the compute thread alone.
struct LoadedDetector {
    std::shared_ptr<const YoloxModel> model;
    std::unique_ptr<Engine> engine;
    std::shared_ptr<const DetectorFacts> facts;
};

/// A decoded picture, for the network and for the screen.
struct LoadedPicture {
    Picture pixels;
    QImage image;
    QString name;
};

/// What the benches of one compute thread have in common: the picture of the last run, and the models that are open in
/// any of them. Two detectors side by side look at the same pixels, and a file of weights is read once. Used on the
/// compute thread alone.
struct DetectShelf {
    struct OpenModel {
        FileStamp stamp;
        int size = 0; ///< that was asked for
        std::weak_ptr<const YoloxModel> model;
    };

    std::vector<OpenModel> models;
    FileStamp pictureStamp;
    DetectPicture pictureSource;
    LoadedPicture picture;
};

Result<LoadedPicture> loadPicture(const DetectPicture &source);
/// Letterbox, network, decoding, with the time that each took.
Result<std::shared_ptr<const DetectionRun>> detectIn(LoadedDetector &detector, const LoadedPicture &picture);
/// The same where the picture lies in the input already, by another thread's work.
Result<std::shared_ptr<const DetectionRun>> detectIn(LoadedDetector &detector, const LoadedPicture &picture,
                                                     const LetterboxedPicture &input, double preprocessMilliseconds);

/// What the compute thread keeps between questions: the opened model and its engine; the picture lies on the shelf. A
/// question that fails leaves them as they were.
class DetectBench {
public:
    explicit DetectBench(std::shared_ptr<DetectShelf> shelf) : m_shelf(std::move(shelf)) { }

    Result<std::shared_ptr<const DetectOutcome>> answer(const DetectQuestion &question, const Cancel &cancel,
                                                        const std::function<void(double)> &progress);
    /// The detector of a question; the one at hand where it is that.
    Result<std::shared_ptr<LoadedDetector>> detector(const DetectorSource &source, const Cancel &cancel,
                                                     const std::function<void(double)> &progress);

private:
    Result<std::shared_ptr<const YoloxModel>> openModel(const DetectorSource &source);
    Result<LoadedPicture> picture(const DetectPicture &source) const;

    FileStamp m_modelStamp; ///< of the file that m_detector came from
    DetectorSource m_source; ///< of m_detector
    std::shared_ptr<LoadedDetector> m_detector;
    std::shared_ptr<DetectShelf> m_shelf;
};

} // namespace vitrine
