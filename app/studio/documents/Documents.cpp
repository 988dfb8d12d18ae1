#include "app/studio/documents/Documents.h"

#include "app/studio/documents/History.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"

#include <QFileInfo>
#include <QPointer>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// Weights that nothing but this session has: of training, or set by hand.
bool areOwn(const WeightsSource &weights)
{
    return weights.trained != nullptr;
}

/// After which of its steps a document was saved; −1: not known.
int savedStep(const DocumentState &state)
{
    const auto isSaved = [&state](const Question &question) {
        const auto &edited = question.network.edited;
        return (!edited || *edited == *state.saved) && question.weights == state.savedWeights;
    };
    if (!state.saved)
        return -1;
    for (std::size_t i = state.steps.size(); i-- > 0;)
        if (isSaved(state.steps[i].after))
            return static_cast<int>(i) + 1;
    return !state.steps.empty() && isSaved(state.steps.front().before) ? 0 : -1;
}

QString pathOf(const QString &file)
{
    const QFileInfo info(file);
    return info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
}

} // namespace

struct Documents::Open {
    Open(quint64 number, DocumentState opened, QUndoStack *steps) : id(number), state(std::move(opened)), stack(steps)
    {
    }
    Open(const Open &) = delete;
    Open &operator=(const Open &) = delete;
    ~Open() { delete stack; }

    quint64 id;
    DocumentState state; ///< of the one in front: as it was when it came there
    QPointer<QUndoStack> stack; ///< null once the history is gone
    std::shared_ptr<const Network> network; ///< as it is now; null: not shown yet
    bool isModified = false;
};

Documents::Documents(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    auto first = std::make_unique<Open>(++m_count, DocumentState(), parts.history->stack());
    first->state.question = parts.session->question();
    m_open.push_back(std::move(first));
    connect(parts.session, &Session::asked, this, [this](const Question &question) {
        if (question != at(m_current).question)
            m_before.reset(); // the user goes on in it: there is no way back
        if (question.weights.kind == WeightsSource::Kind::Trained || m_parts.session->isFleeting())
            emit moved();
        else
            emit edited();
    });
    connect(parts.session, &Session::outcomeChanged, this, &Documents::follow);
    connect(parts.session, &Session::busyChanged, this, &Documents::checkRefusal);
    connect(parts.document, &NetworkDocument::changed, this, [this] {
        noteEdit();
        emit edited();
    });
    connect(parts.cursor, &StepCursor::currentChanged, this, &Documents::moved);
    connect(parts.selection, &Selection::pathChanged, this, &Documents::moved);
    connect(parts.history->group(), &QUndoGroup::indexChanged, this, &Documents::edited);
}

Documents::~Documents() = default;

const DocumentState &Documents::at(int index) const
{
    return m_open[static_cast<std::size_t>(index)]->state;
}

quint64 Documents::id(int index) const
{
    return m_open[static_cast<std::size_t>(index)]->id;
}

int Documents::indexOf(quint64 id) const
{
    const auto found = std::find_if(m_open.begin(), m_open.end(), [id](const auto &open) { return open->id == id; });
    return found == m_open.end() ? -1 : static_cast<int>(found - m_open.begin());
}

std::shared_ptr<const Network> Documents::network(int index) const
{
    return m_open[static_cast<std::size_t>(index)]->network;
}

bool Documents::isModified(int index) const
{
    return m_open[static_cast<std::size_t>(index)]->isModified;
}

QString Documents::title(int index) const
{
    const auto shown = network(index);
    QString name = shown ? QString::fromStdString(shown->name) : QString();
    if ((name.isEmpty() || name == tr("Untitled")) && !at(index).file.isEmpty())
        name = QFileInfo(at(index).file).fileName().section(QLatin1Char('.'), 0, 0);
    return name.isEmpty() ? tr("Untitled") : name;
}

int Documents::find(const QString &file) const
{
    for (int i = 0; i < count(); ++i)
        if (!at(i).file.isEmpty() && pathOf(at(i).file) == pathOf(file))
            return i;
    return -1;
}

std::unique_ptr<Documents::Open> Documents::make(DocumentState state)
{
    auto open = std::make_unique<Open>(++m_count, std::move(state), m_parts.history->makeStack());
    const DocumentState &kept = open->state;
    m_parts.history->restore(open->stack, kept.steps, kept.position, savedStep(kept));
    open->network = kept.question.network.edited ? kept.question.network.edited : kept.saved;
    open->isModified = open->network && (!kept.saved || *open->network != *kept.saved);
    return open;
}

bool Documents::isEmptyInFront() const
{
    const Open &front = *m_open[static_cast<std::size_t>(m_current)];
    return front.network && front.network->blocks.empty() && !front.isModified && front.state.file.isEmpty()
        && front.stack->count() == 0;
}

void Documents::add(DocumentState opened)
{
    const bool isReplaced = isEmptyInFront();
    leave();
    m_before = id(m_current);
    m_isNew = true;
    m_open.insert(m_open.begin() + m_current + 1, make(std::move(opened)));
    show(m_current + 1);
    if (isReplaced)
        close(m_current - 1);
}

void Documents::addEmpty()
{
    Network empty;
    empty.name = tr("Untitled").toStdString();
    DocumentState state;
    state.question = m_parts.session->question();
    state.question.network = {{}, {}, std::make_shared<const Network>(std::move(empty))};
    state.question.weights = {};
    state.question.fit.reset();
    state.question.invert.reset();
    state.saved = state.question.network.edited;
    add(std::move(state));
}

void Documents::turnTo(int index)
{
    if (index == m_current || index < 0 || index >= count())
        return;
    leave();
    m_before = id(m_current);
    m_isNew = false;
    show(index);
}

DocumentState Documents::snapshot(int index) const
{
    const Open &open = *m_open[static_cast<std::size_t>(index)];
    DocumentState state = open.state;
    state.steps = History::steps(*open.stack, &state.position);
    if (index != m_current)
        return state;
    state.question = m_parts.session->question();
    if (m_isArriving)
        return state;
    state.step = m_parts.cursor->current();
    state.selection = m_parts.selection->path();
    return state;
}

void Documents::leave()
{
    emit leaving();
    DocumentState &state = m_open[static_cast<std::size_t>(m_current)]->state;
    state.question = m_parts.session->question();
    if (m_isArriving)
        return;
    state.step = m_parts.cursor->current();
    state.selection = m_parts.selection->path();
}

void Documents::show(int index)
{
    m_current = index;
    m_isArriving = true;
    const Open &open = *m_open[static_cast<std::size_t>(index)];
    const DocumentState state = open.state;
    m_parts.history->turnTo(open.stack, state.question);
    emit turned(state);
    emit changed();
    m_parts.session->ask(state.question, false);
}

void Documents::move(int from, int to)
{
    const quint64 front = id(m_current);
    auto moved = std::move(m_open[static_cast<std::size_t>(from)]);
    m_open.erase(m_open.begin() + from);
    m_open.insert(m_open.begin() + to, std::move(moved));
    m_current = indexOf(front);
    emit changed();
    emit edited();
}

void Documents::close(int index)
{
    if (count() == 1) {
        m_open[0]->isModified = true; // or it would be taken for the empty one
        addEmpty();
        m_before.reset();
        index = 0;
    } else if (index == m_current) {
        turnTo(index + 1 < count() ? index + 1 : index - 1);
        m_before.reset();
    }
    if (m_before == id(index))
        m_before.reset();
    m_open.erase(m_open.begin() + index);
    m_current -= index < m_current ? 1 : 0;
    emit changed();
    emit edited();
}

void Documents::setSaved(quint64 id, const QString &file, std::shared_ptr<const Network> written,
                         const WeightsSource &weights)
{
    const int index = indexOf(id);
    if (index < 0)
        return;
    Open &open = *m_open[static_cast<std::size_t>(index)];
    open.state.file = file;
    open.state.saved = std::move(written);
    open.state.savedWeights = weights;
    const WeightsSource &now = index == m_current ? m_parts.session->question().weights : open.state.question.weights;
    if (open.stack)
        open.stack->setClean(); // the history says where it was saved
    open.isModified = (open.network && *open.network != *open.state.saved) || now != weights;
    emit changed();
    emit edited();
}

/// What came as a preset or a file, and was not touched, is as it is there.
void Documents::follow()
{
    const auto outcome = m_parts.session->outcome();
    Open &front = *m_open[static_cast<std::size_t>(m_current)];
    const NetworkSource &source = outcome->question.network;
    if (outcome->question == m_parts.session->question()) {
        m_before.reset();
        m_isArriving = false;
    }
    if (!source.edited && !areOwn(outcome->question.weights)) {
        front.state.saved = std::make_shared<const Network>(outcome->network);
        front.state.savedWeights = outcome->question.weights;
        front.state.file =
            source.preset.isEmpty() && source.file.endsWith(QStringLiteral(".json")) ? source.file : QString();
    }
    noteEdit();
}

void Documents::noteEdit()
{
    Open &front = *m_open[static_cast<std::size_t>(m_current)];
    front.network = m_parts.document->shared();
    const WeightsSource &weights = m_parts.session->question().weights;
    front.isModified = !front.state.saved || *front.network != *front.state.saved
        || (areOwn(weights) && weights != front.state.savedWeights);
    emit changed();
}

/// The session went back to what it showed before: so does the studio.
void Documents::checkRefusal(bool busy)
{
    if (busy || !m_before || m_parts.session->question() == at(m_current).question)
        return;
    const int before = indexOf(*std::exchange(m_before, std::nullopt));
    emit turnedBack();
    // Its picture may be gone, or its weights: the network itself is there.
    if (before < 0 || (!m_isNew && at(m_current).question.network.edited)) {
        m_parts.session->ask(simplest(), false);
        return;
    }
    const quint64 refused = id(m_current);
    const bool wasNew = m_isNew;
    show(before);
    m_before.reset();
    if (wasNew)
        close(indexOf(refused));
    emit turnedBack();
}

Question Documents::simplest() const
{
    Question question = firstQuestion();
    const Question &front = at(m_current).question;
    if (front.network.edited) {
        question.network = front.network;
        question.weights = front.weights.trained ? front.weights : WeightsSource{WeightsSource::Kind::Seed, {}, 1, {}};
    }
    return question;
}

void Documents::setInside(const QString &path)
{
    QString &inside = m_open[static_cast<std::size_t>(m_current)]->state.inside;
    if (std::exchange(inside, path) != path)
        emit moved();
}

StudioState Documents::state() const
{
    StudioState state;
    for (int i = 0; i < count(); ++i)
        state.documents.push_back(snapshot(i));
    state.current = m_current;
    return state;
}

void Documents::restore(const StudioState &state)
{
    if (state.documents.empty())
        return;
    std::vector<std::unique_ptr<Open>> open;
    for (const DocumentState &document : state.documents)
        open.push_back(make(document));
    m_open.swap(open);
    m_before.reset();
    show(std::clamp(state.current, 0, count() - 1));
}

} // namespace vitrine
