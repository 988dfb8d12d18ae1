#pragma once

#include "widgets/common/Export.h"
#include "widgets/compare/NetCompareState.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QMenu;
class QProgressBar;
class QSpinBox;
class QSplitter;
class QTableView;
class QToolButton;

namespace vitrine {

class AnswerView;
class NetCompareMaps;
class NetCompareModel;
class SegmentedControl;

/// Two runs side by side, at the same step: the maps of both and their difference, the answers of both, and for every
/// block how far they lie apart.
class NetCompareView : public QWidget {
    Q_OBJECT

public:
    NetCompareView(NetCompareState *state, QWidget *parent = nullptr);

    NetCompareState *state() const { return m_state; }
    NetCompareMaps *maps() const { return m_maps; }
    NetCompareModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    QLabel *headline() const { return m_headline; }
    QLabel *beginning() const { return m_beginning; }
    SegmentedControl *parts() const { return m_parts; }
    SegmentedControl *scale() const { return m_scale; }
    QToolButton *backButton() const { return m_back; }
    QToolButton *swapButton() const { return m_swap; }
    /// Leads to what the other side can be; whoever knows that fills its menu.
    QToolButton *changeButton() const { return m_change; }
    QSpinBox *itemField() const { return m_item; }
    AnswerView *answer(NetSide side) const { return m_answers[static_cast<std::size_t>(side)].view; }

    ExportSource exportSource() const;
    void save() const; ///< how it is looked at, for the next time
    QSize minimumSizeHint() const override;

signals:
    void leaveWanted();
    void cancelWanted();
    void itemChosen(qint64 item); ///< of the set, for the other side
    void targetChosen(int classIndex); ///< that the loss compares with, on both sides

private:
    struct AnswerBox {
        QLabel *caption = nullptr;
        AnswerView *view = nullptr;
    };
    QWidget *makeHead();
    QWidget *makeChoices();
    QWidget *makeBottom();
    void connectParts();
    void restore();
    void setTexts();
    void showComparison();
    void showPlace();
    void showTensors();
    void showLayout();
    void showItem();
    void showProgress(double share);
    void showBusy(bool busy);
    void showRow();
    void choose();
    void paint(QPainter &painter) const;
    QString otherLetter() const;

    NetCompareState *m_state;
    NetCompareMaps *m_maps;
    NetCompareModel *m_model;
    QTableView *m_table = nullptr;
    QToolButton *m_back = nullptr, *m_swap = nullptr, *m_change = nullptr, *m_cancel = nullptr;
    QLabel *m_headline = nullptr, *m_place = nullptr, *m_beginning = nullptr;
    QProgressBar *m_progress = nullptr;
    SegmentedControl *m_parts = nullptr, *m_scale = nullptr;
    QComboBox *m_tensor = nullptr;
    QSpinBox *m_item = nullptr, *m_sample = nullptr, *m_page = nullptr, *m_slice = nullptr;
    QWidget *m_answerColumn = nullptr;
    std::array<AnswerBox, 2> m_answers;
    QSplitter *m_splitter = nullptr;
};

} // namespace vitrine
