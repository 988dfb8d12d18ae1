#include "widgets/input/InputPanel.h"

#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/input/AnswerView.h"
#include "widgets/input/ChoicesForm.h"
#include "widgets/input/DrawPad.h"
#include "widgets/input/LivePage.h"
#include "widgets/input/PicturePreview.h"
#include "widgets/ripple/PixelPage.h"
#include "widgets/session/MarkedIn.h"
#include "widgets/session/Session.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

namespace {

enum Page { PicturePage, DrawPage, PixelsPage, FramesPage };

QToolButton *makeButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QString pictureName(const Outcome &outcome)
{
    const PictureSource &source = outcome.question.picture;
    switch (source.kind) {
    case PictureSource::Kind::File:
        return QFileInfo(source.file).fileName();
    case PictureSource::Kind::Image:
        return InputPanel::tr("Pasted picture");
    case PictureSource::Kind::Drawing:
        return InputPanel::tr("Drawing");
    case PictureSource::Kind::Frame:
        return InputPanel::tr("%1, frame %2").arg(source.file, formatCount(source.item + 1));
    case PictureSource::Kind::Item:
        break;
    }
    if (outcome.setSize == 0) // the network takes no picture
        return {};
    return InputPanel::tr("%1 of %2").arg(formatCount(source.item % outcome.setSize + 1), formatCount(outcome.setSize));
}

/// Where a picture of this kind is chosen.
Page pageOf(PictureSource::Kind kind)
{
    return kind == PictureSource::Kind::Drawing ? DrawPage
        : kind == PictureSource::Kind::Frame    ? FramesPage
                                                : PicturePage;
}

QSize inputSize(const Outcome &outcome)
{
    for (const GraphBlock &block : outcome.trace->graph.blocks) {
        const Shape &shape = block.outputShapes.front();
        if (block.kind->category() == Category::Input && shape.size() == 4)
            return {static_cast<int>(shape[3]), static_cast<int>(shape[2])};
    }
    return {};
}

} // namespace

InputPanel::InputPanel(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_source(new SegmentedControl(4, this)), m_pages(new QWidget(this)),
      m_choices(new ChoicesForm(session, this)), m_answerCaption(new QLabel(this)), m_answer(new AnswerView(this)),
      m_loss(new QLabel(this)), m_kindPage(PicturePage)
{
    auto *pages = new QVBoxLayout(m_pages);
    pages->setContentsMargins(0, 0, 0, 0);
    for (QWidget *page : {makePicturePage(), makeDrawPage(), static_cast<QWidget *>(m_pixels = new PixelPage(session)),
                          static_cast<QWidget *>(m_live = new LivePage)})
        pages->addWidget(page);
    m_answerCaption->setProperty("caption", true);
    m_loss->setProperty("muted", true);
    m_loss->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_source);
    layout->addWidget(m_pages);
    layout->addWidget(m_answerCaption);
    layout->addWidget(m_answer);
    layout->addWidget(m_loss);
    layout->addWidget(m_choices);
    layout->addStretch(1);
    connectAll();
    retranslate();
    setDrawing(false);
}

QWidget *InputPanel::makePicturePage()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_preview = new PicturePreview(page));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_open = makeButton(page));
    row->addWidget(m_name = new QLabel(page), 1);
    row->addWidget(m_previous = makeButton(page));
    row->addWidget(m_next = makeButton(page));
    m_name->setAlignment(Qt::AlignCenter);
    m_name->installEventFilter(this);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_previous->setArrowType(Qt::LeftArrow);
    m_next->setArrowType(Qt::RightArrow);
    layout->addLayout(row);
    return page;
}

QWidget *InputPanel::makeDrawPage()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_pad = new DrawPad(page));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_clear = makeButton(page));
    row->addWidget(m_undo = makeButton(page));
    row->addWidget(m_brush = new QSlider(Qt::Horizontal, page), 1);
    m_brush->setRange(8, 48);
    m_brush->setValue(m_pad->brush());
    layout->addLayout(row);
    return page;
}

void InputPanel::connectAll()
{
    connect(m_source, &SegmentedControl::chosen, this, [this](int index) { showPage(index); });
    connect(m_preview, &PicturePreview::activated, this, &InputPanel::openWanted);
    connect(m_open, &QToolButton::clicked, this, &InputPanel::openWanted);
    connect(m_previous, &QToolButton::clicked, this, &InputPanel::previousItem);
    connect(m_next, &QToolButton::clicked, this, &InputPanel::nextItem);
    connect(m_pad, &DrawPad::drawn, m_session,
            [this](const QImage &drawing) { m_session->setDrawing(drawing, false); });
    connect(m_pad, &DrawPad::strokeFinished, m_session,
            [this](const QImage &drawing) { m_session->setDrawing(drawing, true); });
    connect(m_clear, &QToolButton::clicked, m_pad, &DrawPad::clear);
    connect(m_undo, &QToolButton::clicked, this, &InputPanel::undoWanted);
    connect(m_brush, &QSlider::valueChanged, m_pad, &DrawPad::setBrush);
    connect(m_choices, &ChoicesForm::setFolderWanted, this, &InputPanel::setFolderWanted);
    connect(m_answer, &AnswerView::classPicked, m_session, [this](int index) {
        m_session->setTarget({TargetChoice::Kind::Class, index});
    });
    connect(m_session, &Session::outcomeChanged, this, &InputPanel::showOutcome);
}

bool InputPanel::isDrawing() const
{
    return m_source->current() == DrawPage;
}

void InputPanel::setDrawing(bool drawing)
{
    showPage(drawing ? DrawPage : PicturePage);
}

void InputPanel::showPixels()
{
    showPage(PixelsPage);
}

void InputPanel::showLive()
{
    showPage(FramesPage);
}

void InputPanel::showPage(int index)
{
    m_source->setCurrent(index);
    // Hidden ones first, so that the panel need never be high enough for two.
    for (int page = m_pages->layout()->count(); page-- > 0;)
        if (page != index)
            m_pages->layout()->itemAt(page)->widget()->hide();
    m_pages->layout()->itemAt(index)->widget()->show();
    emit drawingChanged(index == DrawPage);
}

void InputPanel::nextItem()
{
    showItem(1);
}

void InputPanel::previousItem()
{
    showItem(-1);
}

void InputPanel::showItem(std::int64_t by)
{
    const auto outcome = m_session->outcome();
    if (!outcome || outcome->setSize == 0)
        return;
    const PictureSource &present = m_session->question().picture;
    const std::int64_t from = present.kind == PictureSource::Kind::Item ? present.item : by > 0 ? -1 : 0;
    m_session->setItem((from + by + outcome->setSize) % outcome->setSize);
}

void InputPanel::showOutcome()
{
    const auto outcome = m_session->outcome();
    if (!outcome)
        return;
    if (outcome->picture.isNull())
        m_preview->setEmpty(tr("This network takes no picture."));
    else
        m_preview->setPicture(outcome->picture, outcome->geometry, inputSize(*outcome));
    m_preview->setMarked(markedIn(*outcome));
    m_source->setVisible(!outcome->picture.isNull());
    for (QToolButton *button : {m_previous, m_next})
        button->setVisible(outcome->setSize > 0);
    const QString name = pictureName(*outcome);
    m_name->setToolTip(name);
    showName();
    const PictureSource &picture = outcome->question.picture;
    const bool isDrawing = picture.kind == PictureSource::Kind::Drawing;
    // What the pad itself sent is on it already, and may be a stroke further by now.
    if (isDrawing && !m_session->isBusy() && m_pad->drawing() != picture.image)
        m_pad->setDrawing(picture.image);
    if (picture.kind == PictureSource::Kind::Frame && !outcome->picture.isNull())
        m_live->showFrame(*outcome, inputSize(*outcome));
    if (const int page = pageOf(picture.kind); std::exchange(m_kindPage, page) != page)
        showPage(page);
    showAnswer(*outcome);
}

/// As much of it as there is room for.
void InputPanel::showName()
{
    m_name->setText(
        m_name->fontMetrics().elidedText(m_name->toolTip(), Qt::ElideMiddle, std::max(40, m_name->width())));
}

bool InputPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_name && event->type() == QEvent::Resize)
        showName();
    return QWidget::eventFilter(watched, event);
}

void InputPanel::showAnswer(const Outcome &outcome)
{
    m_answer->setAnswer(outcome.answer);
    m_answer->setInstead(findsObjects(outcome)
                             ? tr("This network answers with boxes: a row for each cell. Training shows "
                                  "under Objects what they find; the YOLOX room shows how.")
                             : QString());
    if (!outcome.answer.loss) {
        m_loss->clear();
        m_loss->setToolTip({});
        return;
    }
    const Question &question = outcome.question;
    // A frame has no label, which leaves the network's own answer to compare with.
    const bool isAgainstItself =
        question.picture.kind == PictureSource::Kind::Frame && question.target.kind != TargetChoice::Kind::Class;
    const QString loss = formatNumber(*outcome.answer.loss);
    m_loss->setText(isAgainstItself ? tr("Loss %1, against the class it answers").arg(loss) : tr("Loss %1").arg(loss));
    m_loss->setToolTip(formatExact(*outcome.answer.loss));
}

void InputPanel::retranslate()
{
    m_source->setTexts({tr("Picture"), tr("Draw"), tr("Pixels"), tr("Live")},
                       {tr("Show the network a picture"), tr("Draw a digit with the mouse"),
                        tr("Change single pixels of what the network gets"),
                        tr("Show the network a video, or what a camera sees")});
    m_preview->setToolTip(
        tr("The picture; the dashed frame is what the network sees. Click to open another, or drop one anywhere."));
    m_preview->setAccessibleName(tr("Picture"));
    m_open->setText(tr("Open…"));
    m_open->setToolTip(tr("Open a picture, a network or weights"));
    m_previous->setToolTip(tr("Previous picture of the set"));
    m_previous->setAccessibleName(m_previous->toolTip());
    m_next->setToolTip(tr("Next picture of the set"));
    m_next->setAccessibleName(m_next->toolTip());
    m_clear->setText(tr("Clear"));
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(tr("Take back the last stroke"));
    m_brush->setAccessibleName(tr("Brush size"));
    m_brush->setToolTip(tr("Brush size"));
    m_answerCaption->setText(tr("Answer"));
    showOutcome();
}

void InputPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace vitrine
