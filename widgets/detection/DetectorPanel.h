#pragma once

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace vitrine {

class DetectSession;

/// Which detector is open and how it is run: recent files, size of the input, engine, precision.
class DetectorPanel : public QWidget {
    Q_OBJECT

public:
    explicit DetectorPanel(DetectSession *session, QWidget *parent = nullptr);

    QStringList recent() const { return m_recent; }
    void setRecent(const QStringList &files);

signals:
    void openWanted();

private:
    void build();
    void connectAll();
    void openKnown(const QString &file); ///< one that the list offers
    void fillFiles();
    void fillSizes();
    void showOutcome();
    QString facts() const;
    void retranslate();

    DetectSession *m_session;
    QStringList m_recent; ///< newest first
    QLabel *m_fileCaption, *m_sizeCaption, *m_engineCaption, *m_precisionCaption, *m_facts;
    QComboBox *m_file, *m_size, *m_engine, *m_precision;
    QToolButton *m_open;
};

/// What the engine did to be fast, and what there is to say about the weights.
class EngineNotes : public QWidget {
    Q_OBJECT

public:
    explicit EngineNotes(DetectSession *session, QWidget *parent = nullptr);

    QString text() const;

private:
    void showOutcome();

    DetectSession *m_session;
    QLabel *m_caption, *m_text;
};

} // namespace vitrine
