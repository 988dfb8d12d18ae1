#include "widgets/detection/truth/EvaluationWorker.h"

#include <utility>

namespace vitrine {

void EvaluationWorker::start(std::shared_ptr<LoadedDetector> detector, std::shared_ptr<const TruthSet> set,
                             ClassMapping mapping, const Cancel &cancel)
{
    m_detector = std::move(detector);
    m_set = std::move(set);
    m_cancel = cancel;
    m_next = 0;
    m_bytes = 0;
    m_input = std::make_shared<EvaluationInput>();
    m_input->path = m_set->path;
    m_input->truth.classes = m_set->annotations.classes;
    m_input->truth.categoryIds = m_set->annotations.categoryIds;
    m_input->mapping = std::move(mapping);
    m_input->detector = m_detector->facts;
    step(++m_run);
}

void EvaluationWorker::step(int run)
{
    if (run != m_run)
        return;
    if (m_cancel.requested())
        return end(Cancel::error());
    if (m_next == m_set->annotations.pictures.size())
        return end();
    if (const auto looked = look(); !looked)
        return end(looked.error());
    emit progress(static_cast<int>(m_next), static_cast<int>(m_set->annotations.pictures.size()));
    // By way of the event loop: what the user asks for meanwhile comes first.
    QMetaObject::invokeMethod(
        this, [this, run] { step(run); }, Qt::QueuedConnection);
}

Result<void> EvaluationWorker::look()
{
    const AnnotatedPicture &annotated = m_set->annotations.pictures[m_next];
    const QString file = m_set->files[static_cast<qsizetype>(m_next++)];
    const auto picture = file.isEmpty()
        ? Result<LoadedPicture>(fail(VITRINE_TEXT("core", "The picture %1 is missing; %2 names it."), annotated.file,
                                     m_set->path.toStdString()))
        : loadPicture({file, {}, {}});
    if (!picture) {
        ++m_input->leftOut;
        if (!m_input->firstRefusal)
            m_input->firstRefusal = picture.error();
        return {};
    }
    const auto run = detectIn(*m_detector, *picture);
    if (!run)
        return run.error();
    m_input->truth.pictures.push_back(annotated);
    m_input->proposals.push_back(Proposals::of((*run)->candidates, (*run)->geometry));
    m_bytes += m_input->proposals.back().bytes();
    if (m_bytes > mostBytes)
        return fail(VITRINE_TEXT("core",
                                 "The detector proposes more boxes than %1 MiB hold after %2 pictures. Evaluate fewer "
                                 "pictures, or a detector that is trained."),
                    mostBytes >> 20, m_next);
    return {};
}

void EvaluationWorker::end(std::optional<Error> error)
{
    m_detector.reset();
    m_set.reset();
    auto input = std::exchange(m_input, nullptr);
    if (!error && input->proposals.empty())
        error = input->firstRefusal; // not a single picture was there
    if (error)
        emit failed(*error);
    else
        emit done(std::move(input));
}

} // namespace vitrine
