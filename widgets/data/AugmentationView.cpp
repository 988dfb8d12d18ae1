#include "widgets/data/AugmentationView.h"

#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/data/DataSession.h"
#include "widgets/data/DrawsWall.h"
#include "widgets/training/AugmentationForm.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/TrainState.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSlider>
#include <QVBoxLayout>

namespace vitrine {

namespace {

constexpr int drawCount = 8;
constexpr int lastEpoch = 100;
constexpr int askingDelay = 15; // milliseconds

} // namespace

AugmentationView::AugmentationView(DataSession *session, TrainState *state, QWidget *parent)
    : QWidget(parent), m_session(session), m_state(state), m_form(new AugmentationForm(state)),
      m_wall(new DrawsWall(this)), m_epoch(new QSlider(Qt::Horizontal, this)), m_epochText(new QLabel(this)),
      m_note(makeNote(this))
{
    auto *scroll = new QScrollArea(this);
    auto *column = new QWidget;
    auto *columnLayout = new QVBoxLayout(column);
    columnLayout->setContentsMargins(0, 0, 8, 0);
    columnLayout->addWidget(m_form);
    columnLayout->addStretch(1);
    scroll->setWidget(column);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(Theme::instance().px(248));
    connect(&Theme::instance(), &Theme::changed, scroll,
            [scroll] { scroll->setFixedWidth(Theme::instance().px(248)); });
    m_epoch->setRange(1, lastEpoch);
    m_epoch->setPageStep(drawCount);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(16);
    layout->addWidget(scroll);
    auto *right = new QVBoxLayout;
    right->setSpacing(4);
    right->addWidget(m_wall, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_epochText);
    row->addWidget(m_epoch, 1);
    right->addLayout(row);
    right->addWidget(m_note);
    layout->addLayout(right, 1);
    m_asking.setSingleShot(true);
    m_asking.setInterval(askingDelay);
    connect(&m_asking, &QTimer::timeout, this, &AugmentationView::ask);
    connect(m_epoch, &QSlider::valueChanged, this, [this] {
        retranslate();
        askSoon();
    });
    connect(state, &TrainState::changed, this, &AugmentationView::askSoon);
    connect(session, &DataSession::factsChanged, this, &AugmentationView::askSoon);
    connect(session, &DataSession::drawsReady, this, [this](qint64 item, const std::vector<DataDraw> &draws) {
        if (item != m_item)
            return;
        m_wall->setMessage(draws.empty() ? tr("This item can't be read.") : QString());
        m_wall->setDraws(draws);
    });
    translated(this, [this] { retranslate(); });
}

void AugmentationView::setItem(qint64 item)
{
    m_item = item;
    askSoon();
}

void AugmentationView::askSoon()
{
    if (isVisible() && !m_asking.isActive())
        m_asking.start();
}

QString AugmentationView::whyNothing() const
{
    const auto outline = m_session->outline();
    const DataFacts &facts = m_session->facts();
    if (!outline || m_item < 0)
        return tr("Choose a sample first.");
    if (!isPictureShape(outline->set->itemShape()))
        return tr("Augmentations change pictures; this set has none.");
    if (outline->set->answer() == AnswerKind::Objects)
        return tr("The answers of this set are boxes, which these augmentations do not move along.");
    if (facts.misfit)
        return toText(facts.misfit->message);
    return facts.items ? QString() : tr("Reading the data…");
}

void AugmentationView::ask()
{
    const QString why = whyNothing();
    m_wall->setMessage(why);
    const bool isPlain = m_state->settings().augmentations.empty();
    m_note->setText(isPlain ? tr("No augmentation is chosen: every epoch sees the sample as it is.")
                            : tr("Sample %1 as training with the seed %2 draws it, epoch by epoch. Its answer stays.")
                                  .arg(QString::number(m_item), QString::number(m_state->settings().seed)));
    if (why.isEmpty())
        m_session->requestDraws(
            {m_item, m_epoch->value(), drawCount, m_state->settings().seed, m_state->settings().augmentations});
}

void AugmentationView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    askSoon();
}

void AugmentationView::retranslate()
{
    m_epochText->setText(tr("Epochs %1 to %2").arg(m_epoch->value()).arg(m_epoch->value() + drawCount - 1));
    m_epoch->setAccessibleName(tr("First epoch that is shown"));
    m_epoch->setToolTip(m_epoch->accessibleName());
    m_wall->setAccessibleName(tr("The sample as training draws it"));
    askSoon();
}

} // namespace vitrine
