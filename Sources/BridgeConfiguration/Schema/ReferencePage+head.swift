extension ReferencePage {
    static let englishHead = """
        # Configuration

        <!-- Made from the program's own table of keys. Write it anew with
             UPDATE_REFERENCE=1 swift test --filter ReferencePageTests -->

        The program reads `configuration.yaml` in its configuration directory. The file speaks Home Assistant's language:
        one that Home Assistant uses works as it is. Blocks of other integrations are left alone with a note; a key that is
        unknown within one of the blocks below is an error. `withings-bridge check-config` checks the file and names every
        fault with its line and column.

        The smallest useful file:

        ```yaml
        withings:
          client_id: !secret withings_client_id
          client_secret: !secret withings_client_secret
          profiles: [Anna, Ben]
        ```

        Values may come from elsewhere, as in Home Assistant:

        | Written as | Means |
        |---|---|
        | `!secret name` | the value of `name` in `secrets.yaml` beside the file, or further up to the configuration directory |
        | `!include file.yaml` | the content of a file; the path begins at the file that includes it |
        | `!include_dir_list folder` | a list, one item for each file of a folder |
        | `!include_dir_merge_list folder` | one list made of the lists in the files of a folder |
        | `!include_dir_named folder` | a block: each file under its name without `.yaml` |
        | `!include_dir_merge_named folder` | one block made of the blocks in the files of a folder |
        | `!env_var NAME default` | an environment variable; the default is optional |

        The files of a folder are those that end in `.yaml`, by name, and then those of the folders within it; hidden ones and
        `secrets.yaml` are left out. So `withings: !include_dir_merge_named withings` and
        `profiles: !include_dir_list people` work as they do in Home Assistant. A file of the wrong kind is passed over, and a key
        that two files have counts in the last one; both with a warning.

        Blocks may also stand in packages, `homeassistant: packages:`, written there or brought in by `!include`,
        `!include_dir_named` or `!include_dir_merge_named`. What a block says in the main file and in packages is put together:
        lists become one list, and blocks one block; any other key that is set twice is an error.

        """

    static let koreanHead = """
        # 설정

        <!-- 프로그램의 키 목록에서 만든 문서입니다. 다시 만들려면
             UPDATE_REFERENCE=1 swift test --filter ReferencePageTests -->

        프로그램은 설정 디렉터리의 `configuration.yaml`을 읽습니다. Home Assistant와 같은 형식이므로 Home Assistant의 파일을
        그대로 쓸 수 있습니다. 다른 통합 구성요소의 블록은 건드리지 않고 참고로만 알립니다. 아래 블록 안의 알 수 없는 키는
        오류입니다. `withings-bridge check-config`는 파일을 검사해 모든 오류를 줄과 열 번호로 알려 줍니다.

        가장 짧은 예:

        ```yaml
        withings:
          client_id: !secret withings_client_id
          client_secret: !secret withings_client_secret
          profiles: [지민, 서준]
        ```

        값은 Home Assistant에서처럼 다른 곳에서 가져올 수 있습니다.

        | 쓰는 법 | 뜻 |
        |---|---|
        | `!secret 이름` | 같은 위치 또는 설정 디렉터리까지의 상위 위치에 있는 `secrets.yaml`에서 `이름`의 값 |
        | `!include file.yaml` | 다른 파일의 내용. 경로는 포함하는 파일의 위치에서 시작 |
        | `!include_dir_list 폴더` | 폴더의 파일마다 항목이 하나인 목록 |
        | `!include_dir_merge_list 폴더` | 폴더의 파일에 든 목록을 이어 만든 목록 |
        | `!include_dir_named 폴더` | 파일 이름(`.yaml` 제외)이 키인 블록 |
        | `!include_dir_merge_named 폴더` | 폴더의 파일에 든 블록을 합친 블록 |
        | `!env_var NAME 기본값` | 환경 변수. 기본값은 생략 가능 |

        폴더에서는 `.yaml`로 끝나는 파일을 이름 순서로 읽고, 이어서 그 안의 폴더를 읽습니다. 숨은 파일과 `secrets.yaml`은
        제외합니다. `withings: !include_dir_merge_named withings`, `profiles: !include_dir_list people`처럼 Home Assistant에서와
        같이 쓸 수 있습니다. 종류가 맞지 않는 파일은 건너뛰고, 두 파일에 있는 키는 나중 것을 사용하며, 모두 경고로 알립니다.

        블록은 패키지(`homeassistant: packages:`)에도 둘 수 있습니다. 그 자리에 쓰거나 `!include`, `!include_dir_named`,
        `!include_dir_merge_named`로 가져옵니다. 주 파일과 패키지에 나뉜 블록은 하나로 합쳐집니다.
        목록은 이어지고 블록은 합쳐지며, 그 밖에 두 번 설정된 키는 오류입니다.

        """
}
