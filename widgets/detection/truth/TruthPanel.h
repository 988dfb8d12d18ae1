#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace vitrine {

class ClassScoresTable;
class ConfusionView;
class CurveView;
class DetectSession;
class Evaluator;
class FiguresTable;
class GroundTruth;
class SegmentedControl;
struct EvaluationInput;

/// The annotations that are open: what they say of the picture, and of the detector on all annotated pictures.
class TruthPanel : public QWidget {
    Q_OBJECT

public:
    TruthPanel(DetectSession *session, GroundTruth *truth, Evaluator *evaluator, QWidget *parent = nullptr);

    CurveView *curve() const { return m_curve; }
    FiguresTable *figures() const { return m_figures; }
    ClassScoresTable *classes() const { return m_classes; }
    ConfusionView *confusion() const { return m_confusion; }
    QToolButton *evaluateButton() const { return m_evaluate; }
    QToolButton *picturesButton() const { return m_pictures; }
    QDoubleSpinBox *iou() const { return m_iou; }
    SegmentedControl *pages() const { return m_pages; }
    QString pictureText() const; ///< what is said of the picture
    QString keyText() const; ///< colours and counts
    QString noteText() const; ///< what does not fit together

    QString scopeText(const EvaluationInput &input) const; ///< what the figures are of, where that is not what it seems

signals:
    void openWanted();
    void openFolderWanted();
    void closeWanted();
    void picturesWanted();

private:
    void build();
    void connectParts();
    void setTexts();
    void showSet();
    void showPicture();
    void showEvaluation();

    DetectSession *m_session;
    GroundTruth *m_truth;
    Evaluator *m_evaluator;
    QLabel *m_name, *m_facts, *m_note, *m_picture, *m_key, *m_iouName, *m_scope;
    QToolButton *m_open, *m_folder, *m_close, *m_pictures, *m_evaluate;
    QDoubleSpinBox *m_iou;
    SegmentedControl *m_pages;
    QStackedWidget *m_stack;
    CurveView *m_curve;
    FiguresTable *m_figures;
    ClassScoresTable *m_classes;
    ConfusionView *m_confusion;
};

} // namespace vitrine
