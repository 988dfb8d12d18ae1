#include "widgets/yolox/losses/PairPage.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/yolox/losses/LossPair.h"
#include "widgets/yolox/losses/PairPad.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>

namespace vitrine {

namespace {

constexpr std::array losses{PairLoss::Iou, PairLoss::Giou, PairLoss::L1};

QString number(double value)
{
    return formatNumber(value);
}

QString area(double value)
{
    return QString::number(value, 'f', 0);
}

/// One of x, y, width, height.
float &numberOf(CenterBox &box, std::size_t index)
{
    return index == 0 ? box.x : index == 1 ? box.y : index == 2 ? box.width : box.height;
}

} // namespace

PairPage::PairPage(PairSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_pad(new PairPad(session, this)), m_which(new SegmentedControl(3, this)),
      m_level(new SegmentedControl(3, this)), m_levelName(new QLabel(this)), m_origin(makeNote(this)),
      m_formula(new QLabel(this)), m_table(new QTableWidget(3, 5, this)), m_downhill(new QPushButton(this)),
      m_take(new QPushButton(this)), m_note(makeNote(this))
{
    build();
    connect(m_which, &SegmentedControl::chosen, this,
            [this](int index) { m_session->setWhich(losses[static_cast<std::size_t>(index)]); });
    connect(m_level, &SegmentedControl::chosen, this, [this](int level) {
        LossPair pair = m_session->pair();
        pair.level = level;
        m_session->setPair(pair, tr("Stride of the cell"));
    });
    connect(m_downhill, &QPushButton::clicked, m_session, &PairSession::descend);
    connect(m_take, &QPushButton::clicked, this, &PairPage::takeAsked);
    connect(session, &PairSession::changed, this, &PairPage::show);
    translated(this, [this] { setTexts(); });
}

QWidget *PairPage::makeFields()
{
    auto *fields = new QWidget(this);
    auto *grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    for (std::size_t i = 0; i < m_fieldNames.size(); ++i) {
        m_fieldNames[i] = new QLabel(fields);
        if (i >= 2) // over the numbers
            m_fieldNames[i]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(m_fieldNames[i], i < 2 ? static_cast<int>(i) + 1 : 0, i < 2 ? 0 : static_cast<int>(i) - 1);
    }
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        auto *field = new NumberField(NumberField::Steps::Even, fields);
        field->setRange(0, 1e5);
        field->setSingleStep(1);
        field->setButtonSymbols(QDoubleSpinBox::NoButtons);
        m_fields[i] = field;
        grid->addWidget(field, static_cast<int>(i) / 4 + 1, static_cast<int>(i) % 4 + 1);
        connect(field, &NumberField::edited, this, [this, i](double value) { edit(i, value); });
    }
    return fields;
}

void PairPage::build()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(16);
    layout->addWidget(m_pad, 1);
    auto *side = new QVBoxLayout;
    side->setSpacing(8);
    side->addWidget(m_origin);
    side->addWidget(m_which);
    side->addWidget(m_formula);
    side->addWidget(m_table);
    side->addWidget(makeFields());
    auto *level = new QHBoxLayout;
    level->addWidget(m_levelName);
    level->addWidget(m_level, 1);
    side->addLayout(level);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_downhill);
    buttons->addWidget(m_take);
    buttons->addStretch();
    side->addLayout(buttons);
    side->addWidget(m_note);
    side->addStretch();
    layout->addLayout(side, 1);
    m_origin->setMinimumHeight(2 * fontMetrics().lineSpacing()); // what is below stays where it is
    m_formula->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_formula->setWordWrap(true);
    makeDense(m_table);
    m_table->setEditTriggers(QTableWidget::NoEditTriggers);
    m_table->setSelectionMode(QTableWidget::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void PairPage::setTexts()
{
    m_which->setTexts({tr("IoU"), tr("GIoU"), tr("L1")},
                      {tr("1 − IoU², YOLOX's own; without overlap it has no gradient"),
                       tr("1 − GIoU: the box C around both draws them together even when they lie apart"),
                       tr("Σ |raw − target| of the encoded numbers; YOLOX adds it in the last 15 epochs")});
    m_levelName->setText(tr("Cell of stride"));
    m_level->setTexts({QStringLiteral("8"), QStringLiteral("16"), QStringLiteral("32")},
                      QStringList(3,
                                  tr("L1 compares what a cell gives before decoding: (x / stride − column, y / stride "
                                     "− row, log(w / stride), log(h / stride)). The cell is the truth's centre's.")));
    m_table->setAccessibleName(tr("Losses of the two boxes and their gradients"));
    m_table->setHorizontalHeaderLabels(
        {tr("Loss"), QStringLiteral("∂x"), QStringLiteral("∂y"), QStringLiteral("∂w"), QStringLiteral("∂h")});
    m_table->setVerticalHeaderLabels({QStringLiteral("1 − IoU²"), QStringLiteral("1 − GIoU"), QStringLiteral("L1")});
    for (int i = 1; i < 5; ++i)
        m_table->horizontalHeaderItem(i)->setToolTip(
            tr("Derivative of the loss by the predicted box's centre or size, per pixel; the arrows point against it"));
    const QStringList names{tr("Prediction"),    tr("Truth"),         QStringLiteral("x"),
                            QStringLiteral("y"), QStringLiteral("w"), QStringLiteral("h")};
    for (std::size_t i = 0; i < m_fieldNames.size(); ++i) {
        m_fieldNames[i]->setText(names[static_cast<qsizetype>(i)]);
        m_fieldNames[i]->setToolTip(i < 2 ? tr("Its numbers, pixels of the input")
                                          : tr("Centre x and y, width and height, in pixels"));
    }
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        m_fields[i]->setAccessibleName(names[static_cast<qsizetype>(i / 4)] + QLatin1Char(' ')
                                       + names[static_cast<qsizetype>(i % 4 + 2)]);
        m_fields[i]->setToolTip(m_fieldNames[2]->toolTip());
    }
    m_downhill->setText(tr("Step downhill"));
    m_downhill->setToolTip(
        tr("Moves the prediction against the gradient of the chosen loss; what has most of it by 8 pixels"));
    m_take->setText(tr("From the picture"));
    m_take->setToolTip(tr("Takes the predicted box and the ground truth of the cell that is chosen in the picture"));
    m_note->setText(
        tr("Hatched: the intersection I. Both boxes together: the union U. Dashed: C, the smallest box around "
           "both. Draw the boxes apart: IoU's gradient vanishes, GIoU still pulls them together."));
    show();
}

void PairPage::edit(std::size_t field, double value)
{
    LossPair pair = m_session->pair();
    numberOf(field < 4 ? pair.predicted : pair.truth, field % 4) = static_cast<float>(value);
    m_session->setPair(pair, m_fields[field]->accessibleName());
}

void PairPage::show()
{
    LossPair pair = m_session->pair();
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        m_fields[i]->setValue(static_cast<double>(numberOf(i < 4 ? pair.predicted : pair.truth, i % 4)));
    m_origin->setText(m_session->origin().isEmpty() ? tr("Two boxes to try with: drag them, or their sides.")
                          : m_session->isOfPicture()
                          ? m_session->origin() + QLatin1Char(' ') + tr("Drag a box, or its sides.")
                          : tr("Moved by hand; “From the picture” brings the object's boxes back."));
    m_level->setCurrent(pair.level);
    m_which->setCurrent(static_cast<int>(m_session->which()));
    m_formula->setText(formulaText());
    showTable();
}

void PairPage::showTable()
{
    const LossFigures &figures = m_session->figures();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const PairLoss which = losses[static_cast<std::size_t>(row)];
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const double value =
                column == 0 ? figures.loss(which) : figures.gradient(which)[static_cast<std::size_t>(column - 1)];
            auto *item = new QTableWidgetItem(QString::number(value, 'g', 3));
            item->setToolTip(formatExact(value));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            QFont font = m_table->font();
            font.setBold(which == m_session->which());
            item->setFont(font);
            m_table->setItem(row, column, item);
        }
    }
    int height = m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth();
    for (int row = 0; row < m_table->rowCount(); ++row)
        height += m_table->rowHeight(row);
    m_table->setFixedHeight(height);
}

QString PairPage::formulaText() const
{
    const LossFigures &figures = m_session->figures();
    const BoxLoss &box = figures.giou;
    const QString iou =
        QStringLiteral("IoU = I / U = %1 / %2 = %3").arg(area(box.intersection), area(box.unionArea), number(box.iou));
    if (m_session->which() == PairLoss::Iou)
        return QStringLiteral("%1\nL = 1 − IoU² = 1 − %2² = %3").arg(iou, number(box.iou), number(figures.iou.loss));
    if (m_session->which() == PairLoss::Giou)
        return QStringLiteral("%1\nGIoU = IoU − (C − U) / C = %2 − (%3 − %4) / %3 = %5\nL = 1 − GIoU = %6")
            .arg(iou, number(box.iou), area(box.enclosingArea), area(box.unionArea), number(box.giou),
                 number(box.loss));
    const EncodedLoss &encoded = figures.encoded;
    QStringList terms;
    for (std::size_t i = 0; i < 4; ++i)
        terms += QStringLiteral("|%1 − %2|").arg(number(encoded.raw[i]), number(encoded.target[i]));
    return tr("Cell of column %1, row %2").arg(figures.cell.column).arg(figures.cell.row)
        + QStringLiteral("\nL1 = %1 = %2").arg(terms.join(QStringLiteral(" + ")), number(encoded.loss));
}

QString PairPage::csv() const
{
    const LossFigures &figures = m_session->figures();
    LossPair pair = m_session->pair();
    QString text = QStringLiteral("what,value,x,y,w,h\n");
    const auto line = [&text](const char *what, const QString &value, const std::array<double, 4> &numbers) {
        QStringList fields{QLatin1String(what), value};
        for (const double each : numbers)
            fields += formatExact(each);
        text += fields.join(QLatin1Char(',')) + QLatin1Char('\n');
    };
    for (CenterBox *box : {&pair.predicted, &pair.truth}) {
        std::array<double, 4> numbers{};
        for (std::size_t i = 0; i < 4; ++i)
            numbers[i] = static_cast<double>(numberOf(*box, i));
        line(box == &pair.predicted ? "prediction" : "truth", {}, numbers);
    }
    static constexpr const char *names[]{"1 - IoU^2", "1 - GIoU", "L1"};
    for (std::size_t i = 0; i < losses.size(); ++i)
        line(names[i], formatExact(figures.loss(losses[i])), figures.gradient(losses[i]));
    return text;
}

ExportSource PairPage::exportSource() const
{
    ExportSource source = m_pad->exportSource();
    source.csv = [this] { return csv(); };
    return source;
}

} // namespace vitrine
