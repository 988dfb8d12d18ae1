#include "widgets/playground/LayerHeader.h"

#include "core/blocks/BlockKind.h"
#include "core/graph/Neurons.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

namespace {

/// Activations that need no number to be given; softmax over neurons is none to look at one by one.
bool isOffered(const BlockKind &kind)
{
    return kind.category() == Category::Activation && kind.type() != "Softmax";
}

} // namespace

LayerHeader::LayerHeader(QWidget *parent)
    : QWidget(parent), m_fewer(new QToolButton(this)), m_more(new QToolButton(this)), m_remove(new QToolButton(this)),
      m_count(new QLabel(this)), m_activation(makeNarrowBox(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_fewer);
    row->addWidget(m_count, 1);
    row->addWidget(m_more);
    row->addWidget(m_remove);
    layout->addLayout(row);
    layout->addWidget(m_activation);
    m_fewer->setText(QStringLiteral("−"));
    m_more->setText(QStringLiteral("+"));
    m_remove->setText(QStringLiteral("×"));
    m_count->setAlignment(Qt::AlignCenter);
    for (QToolButton *button : {m_fewer, m_more, m_remove})
        button->setAutoRaise(true);
    m_activation->addItem(QString(), QString());
    for (const auto &kind : blockKinds())
        if (isOffered(*kind))
            m_activation->addItem(QString::fromStdString(kind->type()), QString::fromStdString(kind->type()));
    connect(m_fewer, &QToolButton::clicked, this, [this] { emit countWanted(m_neurons - 1); });
    connect(m_more, &QToolButton::clicked, this, [this] { emit countWanted(m_neurons + 1); });
    connect(m_remove, &QToolButton::clicked, this, &LayerHeader::removeWanted);
    connect(m_activation, &QComboBox::activated, this,
            [this](int index) { emit activationWanted(m_activation->itemData(index).toString()); });
    translated(this, [this] { retranslate(); });
}

void LayerHeader::setLayer(const NeuronLayer &layer, bool canGrow)
{
    m_neurons = layer.count;
    m_name = QString::fromStdString(layer.linear);
    m_count->setText(QString::number(layer.count));
    m_fewer->setEnabled(layer.count > 1);
    m_more->setEnabled(canGrow);
    const QSignalBlocker quiet(m_activation);
    const QString type = QString::fromStdString(layer.activationType);
    if (m_activation->findData(type) < 0)
        m_activation->addItem(type, type);
    m_activation->setCurrentIndex(m_activation->findData(type));
    retranslate();
}

void LayerHeader::retranslate()
{
    m_activation->setItemText(0, tr("None"));
    m_activation->setToolTip(tr("Activation of layer %1").arg(m_name));
    m_activation->setAccessibleName(m_activation->toolTip());
    m_fewer->setToolTip(tr("One neuron fewer in layer %1").arg(m_name));
    m_more->setToolTip(tr("One neuron more in layer %1; the others keep their weights").arg(m_name));
    m_remove->setToolTip(tr("Remove layer %1").arg(m_name));
    m_count->setToolTip(tr("Neurons of layer %1").arg(m_name));
    for (QToolButton *button : {m_fewer, m_more, m_remove})
        button->setAccessibleName(button->toolTip());
}

} // namespace vitrine
