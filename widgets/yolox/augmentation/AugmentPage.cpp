#include "widgets/yolox/augmentation/AugmentPage.h"

#include "core/detection/augment/PictureFit.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/augmentation/AugmentBar.h"
#include "widgets/yolox/augmentation/AugmentControls.h"
#include "widgets/yolox/augmentation/AugmentSession.h"
#include "widgets/yolox/augmentation/AugmentText.h"
#include "widgets/yolox/augmentation/FateTable.h"
#include "widgets/yolox/augmentation/MosaicView.h"
#include "widgets/yolox/augmentation/PoolNote.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>

namespace vitrine {

namespace {

constexpr int controlsWidth = 264;
constexpr int gap = 16; ///< between the pictures that are saved

} // namespace

AugmentPage::AugmentPage(AugmentSession *session, StationSteps *steps, QWidget *parent)
    : QWidget(parent), m_session(session), m_steps(steps), m_bar(new AugmentBar(session, this)),
      m_controls(new AugmentControls(session)), m_pool(new PoolNote(session->state(), this)),
      m_canvasName(makeCaption(this)), m_canvas(new MosaicView(session, this)), m_stageName(makeCaption(this)),
      m_result(new TracedView(this)), m_summary(new QLabel(this)), m_table(new FateTable(session, this)),
      m_note(makeNote(this))
{
    build();
    const auto label = [this](const TracedBox &box) { return m_session->className(box); };
    const auto tip = [this](const TracedBox &box) {
        const auto shown = m_session->shown();
        for (std::size_t i = 0; shown && i < shown->boxes().size(); ++i) {
            const TracedBox &other = shown->boxes()[i];
            if (other.part == box.part && other.object == box.object)
                return QStringLiteral("%1 (%2): %3\n%4 → %5")
                    .arg(m_session->className(box), AugmentText::origin(*shown, box), AugmentText::fate(*shown, i),
                         AugmentText::size(other.whole), AugmentText::size(other.box));
        }
        return QString();
    };
    m_canvas->setWords({label, tip});
    m_result->setWords({label, tip});
    for (TracedView *view : {static_cast<TracedView *>(m_canvas), m_result})
        connect(view, &TracedView::hovered, this, &AugmentPage::light);
    connect(m_table, &FateTable::lit, this, &AugmentPage::light);
    connect(session, &AugmentSession::shownChanged, this, &AugmentPage::showMade);
    connect(steps, &StationSteps::currentChanged, this, &AugmentPage::showStage);
    connect(m_pool, &PoolNote::failed, session, &AugmentSession::failed);
    translated(this, [this] { setTexts(); });
}

void AugmentPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_bar);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_controls);
    scroll->setWidgetResizable(true);
    scroll->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(Theme::instance().px(controlsWidth));
    auto *pictures = new QHBoxLayout;
    pictures->setSpacing(8);
    const auto column = [&](QLabel *name, QWidget *view) {
        auto *part = new QVBoxLayout;
        part->setSpacing(4);
        part->addWidget(name);
        part->addWidget(view, 1);
        pictures->addLayout(part, 1);
    };
    column(m_canvasName, m_canvas);
    column(m_stageName, m_result);
    auto *right = new QVBoxLayout;
    right->setSpacing(4);
    right->addWidget(m_pool);
    right->addLayout(pictures, 3);
    right->addWidget(m_summary);
    right->addWidget(m_table, 2);
    right->addWidget(m_note);
    m_summary->setWordWrap(true);
    auto *body = new QHBoxLayout;
    body->setSpacing(8);
    body->addWidget(scroll);
    body->addLayout(right, 1);
    layout->addLayout(body, 1);
}

void AugmentPage::setTexts()
{
    m_canvasName->setText(tr("Canvas and what is cut out"));
    m_canvasName->setToolTip(tr("Twice the result's sides; the yellow frame is where the result comes from"));
    m_result->setAccessibleName(tr("The picture after the stage that is stepped to"));
    m_result->setToolTip(
        tr("Solid: a label that is kept. Dashed: where it was before it was clipped. Dotted red: gone. "
           "Orange: from MixUp"));
    m_summary->setToolTip(tr("A label is kept if more of it than the smallest side is left in the result"));
    m_note->setText(tr("Hardly any picture comes twice this way, so the network sees far more than the set has: with "
                       "Mosaic and MixUp YOLOX found ImageNet weights to bring nothing more and trains from scratch "
                       "(arXiv 2107.08430)."));
    showMade();
}

void AugmentPage::showMade()
{
    const auto shown = m_session->shown();
    if (!shown)
        return;
    const bool isFirst = m_steps->count() == 0;
    m_steps->setSentences(AugmentText::sentences(*shown));
    if (isFirst)
        m_steps->go(m_steps->count() - 1);
    const ShownStage &first = shown->stages.front();
    const bool hasCanvas = first.stage == AugmentStage::Canvas;
    m_canvas->setVisible(hasCanvas);
    m_canvasName->setVisible(hasCanvas);
    if (hasCanvas)
        m_canvas->setShown(first.image, first.boxes);
    m_summary->setText(AugmentText::summary(*shown));
    showStage();
}

void AugmentPage::showStage()
{
    const auto shown = m_session->shown();
    if (!shown || m_steps->current() < 0)
        return;
    const auto stage = std::min(static_cast<std::size_t>(m_steps->current()), shown->stages.size() - 1);
    m_result->setShown(shown->stages[stage].image, shown->stages[stage].boxes);
    m_stageName->setText(stage + 1 == shown->stages.size()
                             ? tr("Result, %1 × %2").arg(shown->width).arg(shown->height)
                             : tr("After step %1 of %2").arg(stage + 1).arg(shown->stages.size()));
    m_stageName->setToolTip(m_steps->sentences().value(static_cast<qsizetype>(stage)));
}

void AugmentPage::light(int box)
{
    m_canvas->setLit(box);
    m_result->setLit(box);
    m_table->setLit(box);
}

ExportSource AugmentPage::exportSource() const
{
    ExportSource source;
    source.name = [this] { return QStringLiteral("augmented-%1").arg(m_session->trial().seed); };
    source.size = [this] {
        const auto shown = m_session->shown();
        if (!shown)
            return QSize(1, 1);
        const QSize canvas = shown->stages.front().image.size(), result = shown->stages.back().image.size();
        return QSize(canvas.width() + gap + result.width(), std::max(canvas.height(), result.height()));
    };
    source.paint = [this](QPainter &painter) {
        const auto shown = m_session->shown();
        if (!shown)
            return;
        const bool hasCanvas = shown->stages.front().stage == AugmentStage::Canvas;
        painter.save();
        if (hasCanvas)
            m_canvas->exportSource({}).paint(painter);
        else
            painter.drawImage(0, 0, shown->stages.front().image);
        painter.restore();
        painter.translate(shown->stages.front().image.width() + gap, 0);
        TracedView result;
        result.setShown(shown->stages.back().image, shown->boxes());
        result.setWords({[this](const TracedBox &box) { return m_session->className(box); }, {}});
        result.exportSource({}).paint(painter);
    };
    source.csv = [this] { return m_table->csv(); };
    return source;
}

} // namespace vitrine
